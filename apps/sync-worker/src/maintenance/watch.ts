import { AppError } from "@tandem/contracts";
import type { Logger } from "@tandem/service-kit";

/** Runs a check again and again, never twice at once; a service that is away is waited for quietly. */
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
        logger.debug({ err: error }, "check waits");
      else logger.warn({ err: error }, "check failed, will look again");
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
