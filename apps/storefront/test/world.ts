import { startTestRedis } from "@tandem/local-servers";
import { startRealm } from "@tandem/local-servers/realm";
import { Redis } from "ioredis";
import { afterAll, afterEach, beforeEach, vi } from "vitest";
import { useWorld } from "@/testing/world";

/** Starts the backends, a realm of Keycloak and a real Redis for the tests of a file; each test begins without data. */
export async function useRedisWorld() {
  const [world, realm, server] = await Promise.all([useWorld(), startRealm(), startTestRedis()]);
  vi.stubEnv("REDIS_CACHE_URL", server.url(1));
  vi.stubEnv("REDIS_QUEUE_URL", server.url(0));
  vi.stubEnv("KEYCLOAK_ISSUER", realm.issuer);
  // The storefront opens its own connections.
  globalThis.storefrontRedis = undefined;
  globalThis.storefrontQueueRedis = undefined;
  /** A connection of the test. */
  const redis = new Redis(server.url(1));
  redis.on("error", () => undefined);

  beforeEach(async () => {
    await redis.flushall();
    Object.assign(realm, { down: false, seconds: 300, gate: Promise.resolve() });
    realm.calls.length = 0;
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  afterAll(async () => {
    for (const connection of [redis, globalThis.storefrontRedis, globalThis.storefrontQueueRedis])
      connection?.disconnect();
    await Promise.all([realm.stop(), server.stop()]);
  });
  return { ...world, realm, redis, server };
}
