import { Redis } from "ioredis";

/** Connects to Redis; commands wait while the connection is being established, and fail after one retry. */
export function connectRedis(url: string): Redis {
  const redis = new Redis(url, { maxRetriesPerRequest: 1, connectTimeout: 2_000 });
  // Each failed command rejects its own call; the event only repeats it.
  redis.on("error", () => undefined);
  return redis;
}
