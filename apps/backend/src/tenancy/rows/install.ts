import { createHash } from "node:crypto";
import { withTransaction } from "@tandem/service-kit";
import type { Pool, PoolClient } from "pg";
import { BACKFILL, BASE, LINKED_ON_INSERT, UNIQUE_PER_TENANT } from "./base";
import type { TableRule } from "./rule";
import { statementsFor, TENANT_ROLE } from "./statements";
import { TABLE_RULES } from "./tables";
import { SPLIT_SHARED_TERMS, TERMS_TABLES, TERMS_VIEWS } from "./terms";

const TABLES = `
select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'public' and c.relkind = 'r' order by 1`;
const POLICIES = "select count(*)::int as count from pg_policies where policyname like 'tandem\\_%'";
/** Tables of the search index, one per version of it. */
const SEARCH = /^search_pg_/;

/** Returns the rule of a table; undefined for a table without one, which tenants cannot access. */
export function ruleOf(table: string): TableRule | undefined {
  return SEARCH.test(table) ? { kind: "shared" } : TABLE_RULES[table];
}

/**
 * Confines the role of tenants to the rows of its tenant in every table: columns, policies, triggers and grants. Does
 * nothing when they are installed already. Medusa's tables and the capture must exist.
 */
export async function installRowSecurity(pool: Pool): Promise<"installed" | "unchanged"> {
  return withTransaction(pool, async (client) => {
    await client.query("select pg_advisory_xact_lock(hashtext('tandem.isolation.install'))");
    const { rows } = await client.query<{ name: string }>(TABLES);
    const statements = [
      ...rows.flatMap(({ name }) => {
        const rule = ruleOf(name);
        return rule === undefined
          ? [`revoke all on public."${name}" from ${TENANT_ROLE}`]
          : statementsFor(name, rule);
      }),
      ...LINKED_ON_INSERT,
      ...BACKFILL,
      // The copies of shared terms need the new unique indexes, and the views need the copies.
      ...UNIQUE_PER_TENANT,
      ...SPLIT_SHARED_TERMS,
      ...TERMS_VIEWS,
    ].join(";\n");
    const fingerprint = createHash("sha256")
      .update(BASE + statements + (await columnsOfTerms(client)))
      .digest("hex");
    const unchanged = await isInstalled(client, fingerprint);
    if (!unchanged) await install(client, statements, fingerprint);
    return unchanged ? "unchanged" : "installed";
  });
}

/** Returns the columns of the tables with a view: a release of Medusa may add some. */
async function columnsOfTerms(client: PoolClient): Promise<string> {
  const { rows } = await client.query<{ columns: string | null }>(
    `select string_agg(table_name || '.' || column_name, ' ' order by table_name, ordinal_position) as columns
     from information_schema.columns where table_schema = 'public' and table_name = any($1)`,
    [TERMS_TABLES],
  );
  return rows[0]?.columns ?? "";
}

async function isInstalled(client: PoolClient, fingerprint: string): Promise<boolean> {
  await client.query(
    "create table if not exists integration.row_security (fingerprint text primary key, policies int not null)",
  );
  const { rows } = await client.query(
    `select 1 from integration.row_security where fingerprint = $1 and policies = (${POLICIES})
       and not exists (select 1 from pg_proc p join pg_namespace n on n.oid = p.pronamespace
         where n.nspname = 'integration' and p.prorettype = 'trigger'::regtype and not p.prosecdef)`,
    [fingerprint],
  );
  return rows.length > 0;
}

async function install(client: PoolClient, statements: string, fingerprint: string): Promise<void> {
  await client.query("set local lock_timeout = '20s'");
  await client.query(BASE);
  await client.query(statements);
  await client.query("delete from integration.row_security");
  await client.query(
    `insert into integration.row_security (fingerprint, policies) values ($1, (${POLICIES}))`,
    [fingerprint],
  );
}
