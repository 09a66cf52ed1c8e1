import { Redis } from "ioredis";
import { env } from "../env";

declare global {
  var tandemCmsLasting: Redis | undefined;
}

/**
 * The connection to the Redis that evicts nothing, for what must not be lost, one per process. Unlike those of
 * `queueRedis` its commands wait for a connection that is being made.
 */
export function lastingRedis(): Redis {
  if (globalThis.tandemCmsLasting !== undefined) return globalThis.tandemCmsLasting;
  const redis = new Redis(env.REDIS_QUEUE_URL, { maxRetriesPerRequest: 1, connectTimeout: 2_000 });
  // Each failed command rejects its own call; the event only repeats it.
  redis.on("error", () => undefined);
  globalThis.tandemCmsLasting = redis;
  return redis;
}
