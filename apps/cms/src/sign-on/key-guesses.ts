import { createRateLimit, type RateLimit } from "@tandem/auth";
import { cacheRedis } from "../queue/cache-redis";

let limit: RateLimit | undefined;

/** Returns the limit of wrong API keys of one address: each counts, and with 20 in a quarter of an hour no more are tried. */
export function keyGuesses(): RateLimit {
  limit ??= createRateLimit({ redis: cacheRedis(), name: "cms:api-keys", points: 20, seconds: 15 * 60 });
  return limit;
}
