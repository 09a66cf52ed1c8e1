import type { WORKER_SYNC_PATHS } from "@tandem/contracts";
import { createServiceClient } from "@tandem/service-kit";
import { serviceTokens } from "../auth/keycloak";
import { env } from "../env";

const TIMEOUT_MS = 10_000;

const worker = createServiceClient({
  name: "The sync worker",
  url: env.WORKER_URL,
  tokens: serviceTokens,
  timeoutMs: TIMEOUT_MS,
});

/**
 * Calls the worker's sync API as this service and passes its response on.
 * @throws AppError `unavailable` when it cannot be reached
 */
export async function callWorker(
  method: "GET" | "POST",
  path: (typeof WORKER_SYNC_PATHS)[keyof typeof WORKER_SYNC_PATHS],
  { body, query = {} }: { body?: object; query?: Record<string, string | undefined> } = {},
): Promise<Response> {
  const response = await worker.send({ method, path, query, ...(body === undefined ? {} : { body }) });
  return new Response(await response.text(), {
    status: response.status,
    headers: {
      "content-type": response.headers.get("content-type") ?? "application/json",
      "cache-control": "no-store",
    },
  });
}
