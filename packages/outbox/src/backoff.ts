/** Bounds of the pause between two attempts of a failing endpoint, in milliseconds. */
export interface BackoffOptions {
  firstMs: number;
  maxMs: number;
}

/**
 * Retries never stop, so an endpoint may be away for any number of hours. The ceiling is low on purpose: an endpoint that comes back
 * is found within half a minute, and one request per half minute harms nobody.
 */
export const DEFAULT_BACKOFF: BackoffOptions = { firstMs: 250, maxMs: 30_000 };

/** A receiver may ask for at most this much patience through `Retry-After`, in milliseconds. */
const MAX_RETRY_AFTER_MS = 24 * 60 * 60 * 1000;

/**
 * Pause before the next attempt, in milliseconds: doubles with every failure up to the ceiling, the last half of it random.
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
