import { createHash } from "node:crypto";
import { AppError } from "@tandem/contracts";
import type { Redis } from "ioredis";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";

export interface RateLimitSettings {
  redis: Redis;
  /** What is limited; part of the keys in Redis. */
  name: string;
  /** So many calls … */
  points: number;
  /** … in so many seconds, for one caller. */
  seconds: number;
}

/** How often one caller may do one thing. Both raise `rate_limited` with `retry_after` in its details, in seconds. */
export interface RateLimit {
  /** Counts a call and refuses it when it is one too many. */
  take(caller: string): Promise<void>;
  /** Refuses a caller who has none left, without counting: for limits that count failures only. */
  check(caller: string): Promise<void>;
  /** Forgets one call that was counted: for limits that count failures only, also of calls made at the same time. */
  giveBack(caller: string): Promise<void>;
}

/** A limit that all instances share, counted atomically in Redis; while that is away each instance counts by itself. */
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

/** Callers are addresses of people: the key does not keep them readable. */
function keyOf(caller: string): string {
  return createHash("sha256").update(caller).digest("base64url").slice(0, 22);
}

function tooMany(waitMs: number): AppError {
  const retryAfter = Math.max(1, Math.ceil(waitMs / 1_000));
  return new AppError("rate_limited", `Too many requests; try again in ${retryAfter} s.`, {
    details: { retry_after: retryAfter },
  });
}

/** Seconds a refused caller should wait; null when an error is not about rate. */
export function retryAfterOf(error: unknown): number | null {
  if (!(error instanceof AppError) || error.code !== "rate_limited") return null;
  const seconds = error.details?.retry_after;
  return typeof seconds === "number" ? seconds : 1;
}

/** The caller's address as the nearest proxy saw it: what stands further left in `X-Forwarded-For` the caller wrote. */
export function callerAddress(forwardedFor: string | null | undefined, socketAddress = ""): string {
  const nearest = (forwardedFor ?? "").split(",").at(-1)?.trim() ?? "";
  return nearest === "" ? socketAddress : nearest;
}
