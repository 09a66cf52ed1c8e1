import { createHash } from "node:crypto";
import { AppError } from "@tandem/contracts";
import type { Redis } from "ioredis";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";

interface RateLimitSettings {
  redis: Redis;
  /** What is limited; part of the keys in Redis. */
  name: string;
  /** So many calls … */
  points: number;
  /** … in so many seconds, for one caller. */
  seconds: number;
}

/** Limits how often one caller may do one thing. */
export interface RateLimit {
  /**
   * Counts a call and refuses it when it exceeds the limit.
   * @throws AppError `rate_limited` with `retry_after` in its details, in seconds
   */
  take(caller: string): Promise<void>;
  /**
   * Refuses a caller who has no calls left, without counting: for limits that count failures only.
   * @throws AppError `rate_limited` as `take` does
   */
  check(caller: string): Promise<void>;
  /** Uncounts one call: for limits that count failures only, also of concurrent calls. */
  giveBack(caller: string): Promise<void>;
}

/** Creates a limit that all instances share, counted atomically in Redis; while Redis is unavailable each instance counts by itself. */
export function createRateLimit({ redis, name, points, seconds }: RateLimitSettings): RateLimit {
  const limiter = new RateLimiterRedis({
    storeClient: redis,
    keyPrefix: `tandem:limit:${name}`,
    points,
    duration: seconds,
    insuranceLimiter: new RateLimiterMemory({ points, duration: seconds }),
  });
  return {
    async take(caller) {
      await limiter.consume(keyOf(caller)).catch((refusal: unknown) => {
        throw refusal instanceof RateLimiterRes ? tooMany(refusal.msBeforeNext) : refusal;
      });
    },
    async giveBack(caller) {
      await limiter.reward(keyOf(caller));
    },
    async check(caller) {
      const state = await limiter.get(keyOf(caller));
      if (state !== null && state.consumedPoints >= points) throw tooMany(state.msBeforeNext);
    },
  };
}

/** Callers are users' IP or e-mail addresses: the key does not hold them in readable form. */
function keyOf(caller: string): string {
  return createHash("sha256").update(caller).digest("base64url").slice(0, 22);
}

function tooMany(waitMs: number): AppError {
  const retryAfter = Math.max(1, Math.ceil(waitMs / 1_000));
  return new AppError("rate_limited", `Too many requests; try again in ${retryAfter} s.`, {
    details: { retry_after: retryAfter },
  });
}

/** Returns the seconds a refused caller should wait; null when the error is not `rate_limited`. */
export function retryAfterOf(error: unknown): number | null {
  if (!(error instanceof AppError) || error.code !== "rate_limited") return null;
  const seconds = error.details?.retry_after;
  return typeof seconds === "number" ? seconds : 1;
}

/** Returns the caller's IP address as the nearest proxy saw it: entries further left in `X-Forwarded-For` are the caller's own. */
export function callerAddress(forwardedFor: string | null | undefined, socketAddress = ""): string {
  const nearest = (forwardedFor ?? "").split(",").at(-1)?.trim() ?? "";
  return nearest === "" ? socketAddress : nearest;
}
