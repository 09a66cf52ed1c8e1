import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { prepareTestData, startChild } from "@tandem/local-servers";
import type { TestProject } from "vitest/node";
import { settingsFor } from "./settings";

declare module "vitest" {
  export interface ProvidedContext {
    /** Folder of a Postgres whose database `payload_db` is migrated. */
    prepared: string;
  }
}

/** Name of the database in the prepared data. */
export const DATABASE = "payload_db";
const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const nowhere = "http://127.0.0.1:9";

/** Migrates a database once for all files and runs, until one of its sources changes. */
export default async function setup(project: TestProject): Promise<void> {
  const prepared = await prepareTestData({
    name: "cms",
    inputs: [
      ...["src/migrations", "src/boot/migrate-database.ts", "src/sync/content", "src/domains"].map(at),
      ...["../../packages/outbox/src", "../../pnpm-lock.yaml"].map(at),
    ],
    prepare: async (createDatabase) => {
      const child = await startChild({
        name: "migrate",
        command: "pnpm",
        args: ["run", "migrate"],
        cwd: at(""),
        env: {
          ...process.env,
          ...settingsFor(await createDatabase(DATABASE)),
          NODE_ENV: "production",
          MEDIA_DIR: tmpdir(),
          KEYCLOAK_ISSUER: nowhere,
          REDIS_QUEUE_URL: "redis://127.0.0.1:9",
          REDIS_CACHE_URL: "redis://127.0.0.1:9/1",
        },
      });
      const { code } = await child.exited;
      if (code !== 0) throw new Error(`pnpm run migrate exited with ${code}:\n${child.tail(60)}`);
    },
  });
  project.provide("prepared", prepared);
}
