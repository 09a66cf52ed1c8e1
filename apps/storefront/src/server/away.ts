/**
 * True when an error says that a backend is away for now. Judged by its mark, not its class: pages and the proxy are
 * separate bundles that share one catalog, and each has its own copy of the class.
 */
export function isAway(error: unknown): boolean {
  return error instanceof Error && "retryable" in error && error.retryable === true;
}
