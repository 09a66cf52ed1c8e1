import { Redis } from "ioredis";
import { env } from "@/env";
import { logger } from "./logger";

// One per process: pages, routes and the proxy are separate bundles.
declare global {
  var storefrontRedis: Redis | undefined;
}

/** A connection of its own, for instance to subscribe. Commands fail fast while Redis is away. */
export function connectRedis(): Redis {
  const redis = new Redis(env().REDIS_CACHE_URL, {
    maxRetriesPerRequest: 1,
    commandTimeout: 1_000,
    enableAutoPipelining: true,
    retryStrategy: (attempt) => Math.min(1_000, 50 * attempt),
  });
  redis.on("error", (error) => logger().warn({ err: error }, "cache connection failed"));
  return redis;
}

/** The shared connection to the cache database. */
export function cacheRedis(): Redis {
  globalThis.storefrontRedis ??= connectRedis();
  return globalThis.storefrontRedis;
}
