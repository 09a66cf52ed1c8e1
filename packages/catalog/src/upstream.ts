import { AppError, type System } from "@tandem/contracts";
import type { Logger } from "@tandem/service-kit";

/** After this many failures in a row, calls fail at once for `REST_MS`, so that readers do not wait. */
const FAILURES_BEFORE_REST = 3;
const REST_MS = 1_000;

interface UpstreamSettings {
  system: System;
  /** Longest wait for one call, in milliseconds. */
  timeoutMs: number;
  now: () => number;
  logger: Pick<Logger, "warn" | "info">;
}

/** Creates the caller of one backend: with a timeout, failing fast while it is down, throwing only `AppError`s. */
export function createUpstream({ system, timeoutMs, now, logger }: UpstreamSettings) {
  let failures = 0;
  let restUntil = 0;

  return {
    system,
    /** Returns whether the last call failed. */
    failing: () => failures > 0,
    /**
     * Runs one call.
     * @throws AppError upstream_failed when the call fails; unavailable without a call after several failures
     */
    async call<T>(what: string, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
      if (now() < restUntil) throw new AppError("unavailable", `${system} is unavailable.`);
      try {
        const answer = await run(AbortSignal.timeout(timeoutMs));
        if (failures > 0) logger.info({ system }, "backend available again");
        failures = 0;
        return answer;
      } catch (error) {
        failures += 1;
        if (failures >= FAILURES_BEFORE_REST) restUntil = now() + REST_MS;
        logger.warn({ system, what, err: error }, "backend call failed");
        throw new AppError("upstream_failed", `The request to ${system} failed: ${what}.`, { cause: error });
      }
    },
  };
}
export type Upstream = ReturnType<typeof createUpstream>;
