import { Redis } from "ioredis";
import { env } from "../env";

declare global {
  var tandemCmsCache: Redis | undefined;
}

/** The connection to the caches' Redis, one per process; every key in it has a life span. */
export function cacheRedis(): Redis {
  if (globalThis.tandemCmsCache !== undefined) return globalThis.tandemCmsCache;
  const redis = new Redis(env.REDIS_CACHE_URL, { maxRetriesPerRequest: 1, connectTimeout: 2_000 });
  // Each failed command rejects its own call; the event only repeats it.
  redis.on("error", () => undefined);
  globalThis.tandemCmsCache = redis;
  return redis;
}
