import { AppError, errorBodySchema } from "@tandem/contracts";
import { CORRELATION_HEADER, currentCorrelationId } from "@tandem/service-kit";
import type { z } from "zod";
import { serviceTokens } from "../http/keycloak";

const TIMEOUT_MS = 30_000;

export interface ServiceCall<T> {
  method: "GET" | "POST" | "DELETE";
  path: string;
  query?: Record<string, unknown>;
  body?: unknown;
  /** Shape of the answer. */
  answer: z.ZodType<T>;
}

/** Another service of the product. */
export interface Service {
  /** As an error names it, such as `The sync worker`. */
  name: string;
  url: string;
}

/**
 * Asks another service's API with this service's token. Raises `unavailable` when it cannot be reached, its own refusal
 * when it refuses, and `upstream_failed` when its answer has another shape.
 */
export async function callService<T>(
  service: Service,
  { method, path, query = {}, body, answer }: ServiceCall<T>,
): Promise<T> {
  const url = new URL(service.url + path);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  const response = await ask(service, url, {
    method,
    headers: {
      authorization: `Bearer ${await serviceTokens.get()}`,
      [CORRELATION_HEADER]: currentCorrelationId() ?? "",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    signal: AbortSignal.timeout(TIMEOUT_MS),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const json: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw refusal(service, response.status, json);
  const parsed = answer.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new AppError("upstream_failed", `${service.name} answered something unexpected.`, {
    cause: parsed.error,
  });
}

async function ask({ name }: Service, url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    throw new AppError("unavailable", `${name} cannot be reached; try again when it is back.`, { cause });
  }
}

function refusal({ name }: Service, status: number, json: unknown): AppError {
  const parsed = errorBodySchema.safeParse(json);
  const message = parsed.success ? parsed.data.message : `${name} answered ${status}.`;
  if (status === 400) return new AppError("invalid_input", message);
  if (status === 404) return new AppError("not_found", message);
  if (status === 409) return new AppError("conflict", message);
  return new AppError(status === 503 ? "unavailable" : "upstream_failed", message);
}
