import type { Redis } from "ioredis";
import { env } from "../env";
import { connectRedis } from "./connect";

declare global {
  var tandemCmsLasting: Redis | undefined;
}

/**
 * The connection to the Redis that evicts nothing, for what must not be lost, one per process. Unlike those of
 * `queueRedis` its commands wait for a connection that is being made.
 */
export function lastingRedis(): Redis {
  globalThis.tandemCmsLasting ??= connectRedis(env.REDIS_QUEUE_URL);
  return globalThis.tandemCmsLasting;
}
