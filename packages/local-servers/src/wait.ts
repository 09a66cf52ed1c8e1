/** What to wait for: `probe` is asked every `everyMs` until it answers something other than `undefined`. */
export interface WaitOptions<T> {
  readonly what: string;
  readonly probe: () => Promise<T | undefined>;
  readonly timeoutMs: number;
  readonly everyMs?: number;
  /** Ends the wait early, for example when the process being waited for has died; answers the reason. */
  readonly aborted?: () => string | undefined;
}

/** Asks `probe` until it answers; raises after `timeoutMs` (milliseconds) with the last error as the cause. */
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
  const last = cause instanceof Error ? ` Last answer: ${cause.message}` : "";
  throw new Error(`${options.what}: not there after ${seconds} s.${last}`, { cause });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
