import { Client, FetchError } from "@medusajs/js-sdk";
import type { ServiceTokens } from "@tandem/auth";
import { AppError, INTERNAL_BASE, type System } from "@tandem/contracts";
import { CORRELATION_HEADER, currentCorrelationId, newCorrelationId } from "@tandem/service-kit";

/** Longest wait for one bulk call, in milliseconds. */
const TIMEOUT_MS = 60_000;

/** One call under a service's internal base: answers parsed JSON, raises an AppError. */
export type Transport = (path: string, init: { method: "GET" | "POST"; body?: object }) => Promise<unknown>;

/** Calls Medusa's internal API through its own client, with this service's token. */
export function medusaTransport(baseUrl: string, tokens: ServiceTokens): Transport {
  const client = new Client({ baseUrl });
  return async (path, { method, body }) => {
    const headers = await requestHeaders(tokens);
    try {
      return await client.fetch<unknown>(`${INTERNAL_BASE.medusa}${path}`, {
        method,
        headers,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(body === undefined ? {} : { body }),
      });
    } catch (error) {
      if (error instanceof FetchError && error.status !== undefined) {
        throw answered("medusa", path, error.status, error.message);
      }
      throw unreachable("medusa", error);
    }
  };
}

/** Calls Payload's internal API with this service's token. */
export function payloadTransport(baseUrl: string, tokens: ServiceTokens): Transport {
  return async (path, { method, body }) => {
    const headers = await requestHeaders(tokens);
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${baseUrl}${INTERNAL_BASE.payload}${path}`, {
        method,
        headers: { ...headers, "content-type": "application/json" },
        redirect: "manual",
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      text = await response.text();
    } catch (error) {
      throw unreachable("payload", error);
    }
    if (!response.ok) throw answered("payload", path, response.status, text.slice(0, 500));
    return JSON.parse(text);
  };
}

/** Bearer token and correlation id of a call to another service. Raises `unavailable` when no token can be had. */
export async function requestHeaders(tokens: ServiceTokens): Promise<Record<string, string>> {
  let token: string;
  try {
    token = await tokens.get();
  } catch (cause) {
    throw new AppError("unavailable", "No service token could be obtained.", { cause });
  }
  return {
    authorization: `Bearer ${token}`,
    [CORRELATION_HEADER]: currentCorrelationId() ?? newCorrelationId(),
    // Services are near each other: packing megabytes costs more than sending them.
    "accept-encoding": "identity",
  };
}

/** The error for a service that did not answer at all. */
export function unreachable(service: System, cause: unknown): AppError {
  return new AppError("unavailable", `${service} cannot be reached.`, { cause });
}

/** Answers that say something about the service (down, refusing us, too old) and not about what was sent. */
const NOT_ABOUT_THE_CONTENT: ReadonlySet<number> = new Set([401, 403, 404, 405, 408, 429, 502, 503, 504]);

/** The error for an answer other than 2xx. */
export function answered(service: System, path: string, status: number, message: string): AppError {
  const text = `${service} answered ${status} to ${path}: ${message}`;
  if (NOT_ABOUT_THE_CONTENT.has(status) || (status >= 300 && status < 400))
    return new AppError("unavailable", text);
  return new AppError(status >= 500 ? "upstream_failed" : "unprocessable", text);
}
