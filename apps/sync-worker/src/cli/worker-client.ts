import { createServiceTokens } from "@tandem/auth";
import {
  AppError,
  errorBodySchema,
  type RunBody,
  runStartedSchema,
  WORKER_SYNC_PATHS,
} from "@tandem/contracts";
import { z } from "zod";
import type { CliConfig } from "./env.js";

/** Progress of a run as the worker reports it. */
const progressSchema = z.object({
  status: z.enum(["running", "applying", "finished", "failed"]),
  enqueued: z.number(),
  created: z.number(),
  updated: z.number(),
  archived: z.number(),
  unchanged: z.number(),
  skipped: z.number(),
  conflicts: z.number(),
  failed: z.number(),
  error: z.string().nullable(),
});
export type Progress = z.infer<typeof progressSchema>;

export interface WorkerClient {
  startRun(body: RunBody): Promise<z.infer<typeof runStartedSchema>>;
  progress(runId: string): Promise<Progress>;
}

/**
 * Creates a client of the worker's sync API, which sends a service token.
 * Its calls throw AppError `upstream_failed` with the message of the worker, or `unavailable`.
 */
export function createWorkerClient(config: CliConfig): WorkerClient {
  const tokens = createServiceTokens(config);

  async function call(method: "GET" | "POST", path: string, body?: object): Promise<unknown> {
    const authorization = `Bearer ${await tokens.get()}`;
    let response: Response;
    try {
      response = await fetch(`${config.workerUrl}${path}`, {
        method,
        headers: { authorization, "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch (cause) {
      throw new AppError("unavailable", `The sync worker at ${config.workerUrl} cannot be reached.`, {
        cause,
      });
    }
    const answer: unknown = await response.json();
    if (response.ok) return answer;
    const problem = errorBodySchema.safeParse(answer);
    throw new AppError(
      "upstream_failed",
      problem.data?.message ?? `The sync worker responded with ${response.status}.`,
    );
  }

  return {
    startRun: async (body) => runStartedSchema.parse(await call("POST", WORKER_SYNC_PATHS.run, body)),
    progress: async (runId) =>
      progressSchema.parse(
        await call("GET", WORKER_SYNC_PATHS.runStatus.replace(":id", encodeURIComponent(runId))),
      ),
  };
}
