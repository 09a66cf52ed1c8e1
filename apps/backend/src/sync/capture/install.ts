import { createHash } from "node:crypto";
import { installOutbox } from "@tandem/outbox";
import { withTransaction } from "@tandem/service-kit";
import type { Pool, PoolClient } from "pg";
import { captureStatements } from "./statements";

const COUNT_TRIGGERS = "select count(*)::int as count from pg_trigger where tgname like 'tandem\\_%'";

/**
 * Installs the outbox schema, the capture triggers, the content guards and the views of facts. Does nothing when the
 * same statements are installed and no trigger was lost to a rebuilt table. Medusa's tables must exist.
 */
export async function installCapture(pool: Pool): Promise<"installed" | "unchanged"> {
  await installOutbox(pool);
  const statements = captureStatements();
  const fingerprint = createHash("sha256").update(statements).digest("hex");
  return withTransaction(pool, async (client) => {
    await client.query("select pg_advisory_xact_lock(hashtext('tandem.capture.install'))");
    const unchanged = await isInstalled(client, fingerprint);
    if (!unchanged) await install(client, statements, fingerprint);
    return unchanged ? "unchanged" : "installed";
  });
}

async function isInstalled(client: PoolClient, fingerprint: string): Promise<boolean> {
  await client.query(
    "create table if not exists integration.capture (fingerprint text primary key, triggers int not null)",
  );
  const { rows } = await client.query(
    `select 1 from integration.capture where fingerprint = $1 and triggers = (${COUNT_TRIGGERS})`,
    [fingerprint],
  );
  return rows.length > 0;
}

async function install(client: PoolClient, statements: string, fingerprint: string): Promise<void> {
  await client.query("set local lock_timeout = '20s'");
  await client.query(
    `do $$ declare v text; begin
       for v in select format('%I.%I', schemaname, viewname) from pg_views where schemaname = 'integration' loop
         execute 'drop view if exists ' || v || ' cascade';
       end loop; end $$`,
  );
  await client.query(statements);
  await client.query("delete from integration.capture");
  await client.query(
    `insert into integration.capture (fingerprint, triggers) values ($1, (${COUNT_TRIGGERS}))`,
    [fingerprint],
  );
}
