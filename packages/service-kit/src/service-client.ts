import { AppError, type ErrorCode, errorBodySchema } from "@tandem/contracts";
import type { z } from "zod";
import { CORRELATION_HEADER, currentCorrelationId, newCorrelationId } from "./logging/correlation.js";

/** Source of this service's access tokens. */
interface Tokens {
  get(): Promise<string>;
}

/** Another service of the product, and how this service authenticates to it. */
export interface ServiceSettings {
  /** As errors name it, such as `Payload`. */
  name: string;
  url: string;
  tokens: Tokens;
  /** Timeout of one call, in milliseconds. */
  timeoutMs: number;
}

/** One call. `body` is sent as JSON, `bytes` as they are with their media type. */
interface ServiceRequest {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Path from the root of the service. */
  path: string;
  /** Values are sent as text; those that are undefined are left out. */
  query?: Readonly<Record<string, unknown>>;
  body?: unknown;
  bytes?: { type: string; data: Uint8Array<ArrayBuffer> };
}

/** Calls one other service. */
export interface ServiceClient {
  readonly name: string;
  /**
   * Returns the response, whatever its status. Redirects are not followed.
   * @throws AppError `unavailable` when no token can be obtained or the service cannot be reached in time
   */
  send(request: ServiceRequest): Promise<Response>;
  /**
   * Returns the parsed JSON of a successful response.
   * @throws AppError as `send` does; the refusal of the service; `upstream_failed` when the response has another shape
   */
  call<T>(request: ServiceRequest & { response: z.ZodType<T> }): Promise<T>;
}

/** Refusals that concern the caller of this service too; every other one is a fault between the services. */
const PASSED_ON: Readonly<Record<number, ErrorCode>> = {
  400: "invalid_input",
  404: "not_found",
  409: "conflict",
  422: "unprocessable",
  429: "unavailable",
  503: "unavailable",
};

/** Creates the client of a service: token, correlation id, timeout and errors are the same for every call. */
export function createServiceClient({ name, url, tokens, timeoutMs }: ServiceSettings): ServiceClient {
  async function send({ method, path, query = {}, body, bytes }: ServiceRequest): Promise<Response> {
    const target = new URL(url.replace(/\/+$/, "") + path);
    for (const [key, value] of Object.entries(query))
      if (value !== undefined) target.searchParams.set(key, String(value));
    const content =
      bytes ?? (body === undefined ? undefined : { type: "application/json", data: JSON.stringify(body) });
    const headers = {
      ...(await serviceHeaders(tokens)),
      ...(content === undefined ? {} : { "content-type": content.type }),
    };
    try {
      return await fetch(target, {
        method,
        headers,
        redirect: "manual",
        signal: AbortSignal.timeout(timeoutMs),
        ...(content === undefined ? {} : { body: content.data }),
      });
    } catch (cause) {
      throw cannotBeReached(name, cause);
    }
  }

  return {
    name,
    send,
    async call({ response: schema, ...request }) {
      const response = await send(request);
      const text = await response.text().catch((cause: unknown) => {
        throw cannotBeReached(name, cause);
      });
      if (!response.ok) throw refusalOf(name, response.status, text);
      const parsed = schema.safeParse(parse(text));
      if (parsed.success) return parsed.data;
      throw new AppError("upstream_failed", `${name} sent an unexpected response.`, { cause: parsed.error });
    },
  };
}

/**
 * Returns the headers of a call to another service: the token of this one and the correlation id.
 * @throws AppError `unavailable` when no token can be obtained
 */
export async function serviceHeaders(tokens: Tokens): Promise<Record<string, string>> {
  const token = await tokens.get().catch((cause: unknown) => {
    throw new AppError("unavailable", "No service token could be obtained.", { cause });
  });
  return {
    authorization: `Bearer ${token}`,
    [CORRELATION_HEADER]: currentCorrelationId() ?? newCorrelationId(),
    // Services are near each other: compressing megabytes costs more than sending them.
    "accept-encoding": "identity",
  };
}

/** Returns the error for a service that did not respond at all. */
export const cannotBeReached = (name: string, cause: unknown): AppError =>
  new AppError("unavailable", `${name} cannot be reached.`, { cause });

/** Returns the error for a response other than 2xx: the message of the service, and a code by the status. */
export function refusalOf(name: string, status: number, text: string): AppError {
  const body = errorBodySchema.safeParse(parse(text)).data;
  return new AppError(
    PASSED_ON[status] ?? "upstream_failed",
    body?.message ?? `${name} responded with ${status}.`,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
