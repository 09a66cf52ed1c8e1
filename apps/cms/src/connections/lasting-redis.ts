import type { Redis } from "ioredis";
import { env } from "../env";
import { connectRedis } from "./connect";

declare global {
  var tandemCmsLasting: Redis | undefined;
}

/**
 * Returns the connection to the Redis without eviction, for data that must not be lost, one per process. Unlike those
 * of `queueRedis`, its commands wait while the connection is being established.
 */
export function lastingRedis(): Redis {
  globalThis.tandemCmsLasting ??= connectRedis(env.REDIS_QUEUE_URL);
  return globalThis.tandemCmsLasting;
}
