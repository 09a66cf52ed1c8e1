import { Redis } from "ioredis";

/** Connects to a Redis whose commands wait for a connection that is being made, and fail after one retry. */
export function connectRedis(url: string): Redis {
  const redis = new Redis(url, { maxRetriesPerRequest: 1, connectTimeout: 2_000 });
  // Each failed command rejects its own call; the event only repeats it.
  redis.on("error", () => undefined);
  return redis;
}
