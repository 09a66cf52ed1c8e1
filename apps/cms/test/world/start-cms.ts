import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startTestPostgres, startTestRedis } from "@tandem/local-servers";
import { type Realm, startRealm } from "@tandem/local-servers/realm";
import type { Payload } from "payload";
import { inject } from "vitest";
import { DATABASE } from "./prepare";
import { settingsFor } from "./settings";

/** A running CMS and the realm of its users. */
export interface Cms {
  payload: Payload;
  realm: Realm;
  stop(): Promise<void>;
}

/** Starts Payload with its own migrated Postgres and Redis, without server or background work. `settings` extends env. */
export async function startCms(settings: Readonly<Record<string, string>> = {}): Promise<Cms> {
  const [postgres, redis, realm] = await Promise.all([
    startTestPostgres(inject("prepared")),
    startTestRedis(),
    startRealm(),
  ]);
  const media = await mkdtemp(path.join(tmpdir(), "tandem-media-"));
  Object.assign(process.env, {
    ...settingsFor(await postgres.createDatabase(DATABASE)),
    MEDIA_DIR: media,
    KEYCLOAK_ISSUER: realm.issuer,
    REDIS_QUEUE_URL: redis.url(0),
    REDIS_CACHE_URL: redis.url(1),
    ...settings,
  });
  const { getPayload } = await import("payload");
  const { default: config } = await import("@payload-config");
  const { migrateDatabase } = await import("../../src/boot/migrate-database");
  const { cacheRedis } = await import("../../src/connections/cache-redis");
  const { lastingRedis } = await import("../../src/connections/lasting-redis");
  const { queueRedis } = await import("../../src/connections/queues");
  const payload = await getPayload({ config });
  await migrateDatabase(payload);
  return {
    payload,
    realm,
    async stop() {
      await payload.destroy();
      cacheRedis().disconnect();
      lastingRedis().disconnect();
      queueRedis().disconnect();
      await redis.stop();
      await realm.stop();
      await postgres.stop();
      await rm(media, { recursive: true, force: true });
    },
  };
}
