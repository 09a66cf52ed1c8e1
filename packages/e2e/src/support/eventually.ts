const PAUSE_MS = 50;

/** Asks again until `probe` answers something other than undefined; fails with `what` when `withinMs` have passed. */
export async function eventually<T>(
  what: string,
  withinMs: number,
  probe: () => Promise<T | undefined>,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const found = await probe();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
