import { Redis, type RedisOptions } from "ioredis";
import { env } from "@/env";
import { logger } from "./logger";

// One per process: pages, routes and the proxy are separate bundles.
declare global {
  var storefrontRedis: Redis | undefined;
  var storefrontQueueRedis: Redis | undefined;
}

/** Opens a separate connection, for instance to subscribe. Commands fail fast while Redis is unavailable. */
export function connectRedis(url: string = env().REDIS_CACHE_URL, options: RedisOptions = {}): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: 1,
    commandTimeout: 1_000,
    enableAutoPipelining: true,
    retryStrategy: (attempt) => Math.min(1_000, 50 * attempt),
    ...options,
  });
  redis.on("error", (error) => logger().warn({ err: error }, "redis connection failed"));
  return redis;
}

/** Returns the shared connection to the cache database. */
export function cacheRedis(): Redis {
  globalThis.storefrontRedis ??= connectRedis();
  return globalThis.storefrontRedis;
}

/** Returns the shared connection to the database that evicts nothing; for data that must not be lost. */
export function queueRedis(): Redis {
  globalThis.storefrontQueueRedis ??= connectRedis(env().REDIS_QUEUE_URL);
  return globalThis.storefrontQueueRedis;
}
