import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startTestPostgres } from "@tandem/testing";
import type { Payload } from "payload";

const SECRET = `whsec_${Buffer.from("tests only, tests only, tests").toString("base64")}`;

/** Payload on a Postgres of its own, migrated, without server and background work. */
export async function startCms(): Promise<{ payload: Payload; stop(): Promise<void> }> {
  const postgres = await startTestPostgres();
  const media = await mkdtemp(path.join(tmpdir(), "tandem-media-"));
  Object.assign(process.env, {
    TANDEM_CODEGEN: "",
    LOG_LEVEL: "fatal",
    DATABASE_URL: await postgres.createDatabase("payload_db"),
    PAYLOAD_SECRET: "tests-only-tests-only-tests-only-tests",
    MEDIA_DIR: media,
    CMS_URL: "http://cms.test",
    BACKEND_URL: "http://backend.test",
    STOREFRONT_URL: "http://shop.test",
    WORKER_URL: "http://worker.test",
    KEYCLOAK_ISSUER: "http://keycloak.test/realms/tandem",
    KEYCLOAK_CLIENT_SECRET: "none",
    REDIS_QUEUE_URL: "redis://127.0.0.1:1",
    WEBHOOK_SECRET_MEDUSA_TO_PAYLOAD: SECRET,
    WEBHOOK_SECRET_PAYLOAD_TO_MEDUSA: SECRET,
    WEBHOOK_SECRET_PAYLOAD_TO_STOREFRONT: SECRET,
  });
  const { getPayload } = await import("payload");
  const { default: config } = await import("@payload-config");
  const { migrateDatabase } = await import("../../src/database/migrate-database");
  const payload = await getPayload({ config });
  await migrateDatabase(payload);
  return {
    payload,
    async stop() {
      await payload.destroy();
      await postgres.stop();
      await rm(media, { recursive: true, force: true });
    },
  };
}
