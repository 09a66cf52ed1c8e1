import { installOutbox } from "@tandem/outbox";
import type { Payload } from "payload";
import { installContentStates } from "../content/content-states";
import { settleDomains } from "../domains/settle-domains";
import { migrations } from "../migrations";
import { poolOf } from "./pool";

type Migrations = NonNullable<Parameters<Payload["db"]["migrate"]>[0]>["migrations"];

/** Brings the database up to date: Payload's tables, the change log, the rendered content and the domains that may serve. Safe to repeat. */
export async function migrateDatabase(payload: Payload): Promise<void> {
  // The general interface knows nothing of Postgres' arguments; the adapter behind it passes exactly those.
  await payload.db.migrate({ migrations: migrations as unknown as Migrations });
  await installOutbox(poolOf(payload));
  await installContentStates(poolOf(payload));
  await settleDomains(payload);
}
