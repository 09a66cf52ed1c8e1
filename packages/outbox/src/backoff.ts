/** Bounds of the pause between two attempts of a failing endpoint, in milliseconds. */
export interface BackoffOptions {
  firstMs: number;
  maxMs: number;
}

/**
 * Retries never stop, however long an endpoint is down. The maximum is low on purpose: a recovered endpoint is found within half
 * a minute, and one request per half minute is harmless.
 */
export const DEFAULT_BACKOFF: BackoffOptions = { firstMs: 250, maxMs: 30_000 };

/** Longest pause that a receiver may request through `Retry-After`, in milliseconds. */
const MAX_RETRY_AFTER_MS = 24 * 60 * 60 * 1000;

/**
 * Returns the pause before the next attempt, in milliseconds: doubles with every failure up to the maximum, its second half random.
 * `attempts` counts the failures so far (at least 1), `random` is in [0, 1).
 */
export function backoffDelay(attempts: number, random: number, options: BackoffOptions): number {
  const ceiling = Math.min(options.maxMs, options.firstMs * 2 ** Math.min(attempts - 1, 30));
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}

/** Reads `Retry-After` (seconds or an HTTP date) as milliseconds from `now`; undefined when absent or unreadable. */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const value = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(value) ? undefined : Math.min(Math.max(value, 0), MAX_RETRY_AFTER_MS);
}
