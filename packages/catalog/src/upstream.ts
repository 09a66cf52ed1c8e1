import { AppError, type System } from "@tandem/contracts";
import type { Logger } from "@tandem/service-kit";

/** After this many failures in a row a system is left alone for a moment, so that readers do not wait for it. */
const FAILURES_BEFORE_REST = 3;
const REST_MS = 1_000;

export interface UpstreamSettings {
  system: System;
  /** Longest wait for one call, in milliseconds. */
  timeoutMs: number;
  now: () => number;
  logger: Pick<Logger, "warn" | "info">;
}

/** Calls to one backend: bounded in time, failing fast while it is down, every failure an `AppError`. */
export function createUpstream({ system, timeoutMs, now, logger }: UpstreamSettings) {
  let failures = 0;
  let restUntil = 0;

  return {
    system,
    /** True while the last calls failed. */
    failing: () => failures > 0,
    /** Runs one call; raises `unavailable` or `upstream_failed` when the backend does not answer properly. */
    async call<T>(what: string, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
      if (now() < restUntil) throw new AppError("unavailable", `${system} is not answering.`);
      try {
        const answer = await run(AbortSignal.timeout(timeoutMs));
        if (failures > 0) logger.info({ system }, "backend answers again");
        failures = 0;
        return answer;
      } catch (error) {
        failures += 1;
        if (failures >= FAILURES_BEFORE_REST) restUntil = now() + REST_MS;
        logger.warn({ system, what, err: error }, "backend did not answer properly");
        throw new AppError("upstream_failed", `${system} did not answer ${what}.`, { cause: error });
      }
    },
  };
}
export type Upstream = ReturnType<typeof createUpstream>;
