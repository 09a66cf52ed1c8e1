import { AppError, type WORKER_SYNC_PATHS } from "@tandem/contracts";
import { CORRELATION_HEADER, currentCorrelationId } from "@tandem/service-kit";
import { env } from "../env";
import { serviceTokens } from "../sign-on/keycloak";

const TIMEOUT_MS = 10_000;

/** Calls the worker's sync API as this service and hands its answer on. Raises `unavailable` when it cannot be reached. */
export async function callWorker(
  method: "GET" | "POST",
  path: (typeof WORKER_SYNC_PATHS)[keyof typeof WORKER_SYNC_PATHS],
  options: { body?: object; query?: string } = {},
): Promise<Response> {
  const correlationId = currentCorrelationId();
  const headers = {
    authorization: `Bearer ${await serviceTokens.get()}`,
    "content-type": "application/json",
    ...(correlationId === undefined ? {} : { [CORRELATION_HEADER]: correlationId }),
  };
  const answer = await reach(`${env.WORKER_URL}${path}${options.query ?? ""}`, {
    method,
    headers,
    signal: AbortSignal.timeout(TIMEOUT_MS),
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  return new Response(await answer.text(), {
    status: answer.status,
    headers: {
      "content-type": answer.headers.get("content-type") ?? "application/json",
      "cache-control": "no-store",
    },
  });
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    throw new AppError("unavailable", "The sync worker cannot be reached.", { cause });
  }
}
