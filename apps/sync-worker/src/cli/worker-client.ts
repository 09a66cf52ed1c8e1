import { createServiceTokens } from "@tandem/auth";
import { type RunBody, runStartedSchema, WORKER_SYNC_PATHS } from "@tandem/contracts";
import { createServiceClient } from "@tandem/service-kit";
import { z } from "zod";
import type { CliConfig } from "./env.js";

const TIMEOUT_MS = 30_000;

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

/** Creates a client of the worker's sync API, which sends a service token. Its calls throw as those of `ServiceClient`. */
export function createWorkerClient(config: CliConfig): WorkerClient {
  const worker = createServiceClient({
    name: `The sync worker at ${config.workerUrl}`,
    url: config.workerUrl,
    tokens: createServiceTokens(config),
    timeoutMs: TIMEOUT_MS,
  });
  return {
    startRun: (body) =>
      worker.call({ method: "POST", path: WORKER_SYNC_PATHS.run, body, response: runStartedSchema }),
    progress: (runId) =>
      worker.call({
        method: "GET",
        path: WORKER_SYNC_PATHS.runStatus.replace(":id", encodeURIComponent(runId)),
        response: progressSchema,
      }),
  };
}
