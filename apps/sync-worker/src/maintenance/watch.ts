import { AppError } from "@tandem/contracts";
import type { Logger } from "@tandem/service-kit";

/** Creates a watch that repeats a check, never twice at once; an unavailable service is logged at debug level only. */
export function createWatch(
  check: () => Promise<unknown>,
  everyMs: number,
  logger: Logger,
): { start(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function look(): Promise<void> {
    try {
      await check();
    } catch (error) {
      if (stopped) return;
      if (error instanceof AppError && error.code === "unavailable")
        logger.debug({ err: error }, "check skipped, service unavailable");
      else logger.warn({ err: error }, "check failed, will retry");
    }
    if (!stopped) timer = setTimeout(look, everyMs);
  }

  return {
    start() {
      void look();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
