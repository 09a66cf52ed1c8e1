import type { Redis } from "ioredis";
import { env } from "../env";
import { connectRedis } from "./connect";

declare global {
  var tandemCmsCache: Redis | undefined;
}

/** Returns the connection to the cache Redis, one per process; every key in it expires. */
export function cacheRedis(): Redis {
  globalThis.tandemCmsCache ??= connectRedis(env.REDIS_CACHE_URL);
  return globalThis.tandemCmsCache;
}
