import type { Redis } from "ioredis";
import { env } from "../env";
import { connectRedis } from "./connect";

declare global {
  var tandemCmsCache: Redis | undefined;
}

/** The connection to the caches' Redis, one per process; every key in it has a life span. */
export function cacheRedis(): Redis {
  globalThis.tandemCmsCache ??= connectRedis(env.REDIS_CACHE_URL);
  return globalThis.tandemCmsCache;
}
