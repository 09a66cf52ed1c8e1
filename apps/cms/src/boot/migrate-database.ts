import { installOutbox } from "@tandem/outbox";
import type { Payload } from "payload";
import { poolOf } from "../connections/pool";
import { settleDomains } from "../domains/settle-domains";
import { migrations } from "../migrations";
import { installContentStates } from "../sync/content/content-states";

type Migrations = NonNullable<Parameters<Payload["db"]["migrate"]>[0]>["migrations"];

/** Migrates Payload's tables, the change log, the rendered content and the serving domains. Idempotent. */
export async function migrateDatabase(payload: Payload): Promise<void> {
  // The generic interface does not declare the arguments of Postgres; the Postgres adapter passes exactly those.
  await payload.db.migrate({ migrations: migrations as unknown as Migrations });
  await installOutbox(poolOf(payload));
  await installContentStates(poolOf(payload));
  await settleDomains(payload);
}
