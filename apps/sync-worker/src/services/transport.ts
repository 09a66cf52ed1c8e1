import { Client, FetchError } from "@medusajs/js-sdk";
import type { ServiceTokens } from "@tandem/auth";
import { AppError, INTERNAL_BASE, type System } from "@tandem/contracts";
import {
  cannotBeReached,
  createServiceClient,
  type ServiceClient,
  serviceHeaders,
} from "@tandem/service-kit";

/** Longest wait for one bulk call, in milliseconds. */
const TIMEOUT_MS = 60_000;

/** One call under a service's internal base: returns parsed JSON, throws an AppError. */
export type Transport = (path: string, init: { method: "GET" | "POST"; body?: object }) => Promise<unknown>;

/** Creates a transport to Medusa's internal API through its own client, with this service's token. */
export function medusaTransport(baseUrl: string, tokens: ServiceTokens): Transport {
  const client = new Client({ baseUrl });
  return async (path, { method, body }) => {
    const headers = await serviceHeaders(tokens);
    try {
      return await client.fetch<unknown>(`${INTERNAL_BASE.medusa}${path}`, {
        method,
        headers,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(body === undefined ? {} : { body }),
      });
    } catch (error) {
      if (error instanceof FetchError && error.status !== undefined) {
        throw refusedBy("medusa", path, error.status, error.message);
      }
      throw cannotBeReached("medusa", error);
    }
  };
}

/** Creates a transport to Payload's internal API with this service's token. */
export function payloadTransport(baseUrl: string, tokens: ServiceTokens): Transport {
  const payload = payloadService(baseUrl, tokens);
  return async (path, request) => {
    const response = await payload.send({ ...request, path: `${INTERNAL_BASE.payload}${path}` });
    const text = await response.text().catch((cause: unknown) => {
      throw cannotBeReached("payload", cause);
    });
    if (!response.ok) throw refusedBy("payload", path, response.status, text.slice(0, 500));
    return JSON.parse(text);
  };
}

/** Returns the client of Payload's service API. */
export const payloadService = (url: string, tokens: ServiceTokens): ServiceClient =>
  createServiceClient({ name: "payload", url, tokens, timeoutMs: TIMEOUT_MS });

/** Statuses that concern the service (down, refusing this one, too old) and not the data that was sent. */
const NOT_ABOUT_THE_CONTENT: ReadonlySet<number> = new Set([401, 403, 404, 405, 408, 429, 502, 503, 504]);

/** Returns the error for a response other than 2xx. */
export function refusedBy(service: System, path: string, status: number, message: string): AppError {
  const text = `${service} responded with ${status} to ${path}: ${message}`;
  if (NOT_ABOUT_THE_CONTENT.has(status) || (status >= 300 && status < 400))
    return new AppError("unavailable", text);
  return new AppError(status >= 500 ? "upstream_failed" : "unprocessable", text);
}
