import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";

/** Header that carries the correlation id between browsers, services and webhooks. */
export const CORRELATION_HEADER = "x-request-id";

const ACCEPTED = /^[A-Za-z0-9._-]{8,128}$/;
const storage = new AsyncLocalStorage<string>();

/** Returns a new correlation id (UUID v4). */
export function newCorrelationId(): string {
  return randomUUID();
}

/** Returns the caller's id if it is 8 to 128 letters, digits, dots, dashes or underscores; otherwise a new one. */
export function resolveCorrelationId(header: string | readonly string[] | undefined | null): string {
  const candidate = typeof header === "string" ? header : header?.[0];
  return candidate !== undefined && ACCEPTED.test(candidate) ? candidate : newCorrelationId();
}

/** Runs `work` with `id` as the current correlation id, also in everything it awaits. */
export function runWithCorrelation<T>(id: string, work: () => T): T {
  return storage.run(id, work);
}

/** Returns the correlation id of the current request or job, if there is one. */
export function currentCorrelationId(): string | undefined {
  return storage.getStore();
}
