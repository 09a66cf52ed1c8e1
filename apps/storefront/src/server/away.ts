/**
 * Returns whether an error means that a backend is unavailable for now. It checks `retryable`, not the class: pages and
 * the proxy are separate bundles that share one catalog, and each has its own copy of the class.
 */
export function isAway(error: unknown): boolean {
  return error instanceof Error && "retryable" in error && error.retryable === true;
}
