import { createRateLimit, type RateLimit } from "@tandem/auth";
import { cacheRedis } from "../connections/cache-redis";

let limit: RateLimit | undefined;

/** Returns the rate limit of wrong API keys: 20 per IP address in 15 minutes. */
export function keyGuesses(): RateLimit {
  limit ??= createRateLimit({ redis: cacheRedis(), name: "cms:api-keys", points: 20, seconds: 15 * 60 });
  return limit;
}
