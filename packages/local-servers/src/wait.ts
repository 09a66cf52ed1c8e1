/** What to wait for: `probe` is called every `everyMs` until it returns something other than `undefined`. */
interface WaitOptions<T> {
  readonly what: string;
  readonly probe: () => Promise<T | undefined>;
  readonly timeoutMs: number;
  readonly everyMs?: number;
  /** Ends the wait early, for example when the awaited process has exited; returns the reason. */
  readonly aborted?: () => string | undefined;
}

/** Calls `probe` until it returns a value; throws after `timeoutMs` (milliseconds) with the last error as the cause. */
export async function waitFor<T>(options: WaitOptions<T>): Promise<T> {
  const deadline = Date.now() + options.timeoutMs;
  let cause: unknown;
  while (Date.now() < deadline) {
    const reason = options.aborted?.();
    if (reason !== undefined) throw new Error(`${options.what}: ${reason}`);
    try {
      const answer = await options.probe();
      if (answer !== undefined) return answer;
    } catch (error) {
      cause = error;
    }
    await pause(options.everyMs ?? 100);
  }
  const seconds = Math.round(options.timeoutMs / 1000);
  const last = cause instanceof Error ? ` Last error: ${cause.message}` : "";
  throw new Error(`${options.what}: timed out after ${seconds} s.${last}`, { cause });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
