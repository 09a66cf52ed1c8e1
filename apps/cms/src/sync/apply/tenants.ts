import { type ApplyResult, EVENT, tenantFactsSchema } from "@tandem/contracts";
import { appendOutbox } from "@tandem/outbox";
import type { PoolClient } from "pg";
import { answer, type Claimed } from "./claim";

const UPSERT = `
insert into tenants as t (medusa_id, name, slug, status, default_locale, settings)
values ($1, $2, $3, $4, 'en', '{}')
on conflict (medusa_id) do update set name = excluded.name, slug = excluded.slug, status = excluded.status, updated_at = now()
where (t.name, t.slug, t.status) is distinct from (excluded.name, excluded.slug, excluded.status)
returning id::text, (xmax = 0) as created`;

/** Applies the core data of tenants from Medusa: name, slug and status; fields that Payload owns are kept. */
export async function applyTenants(client: PoolClient, items: readonly Claimed[]): Promise<ApplyResult[]> {
  const results: ApplyResult[] = [];
  for (const item of items) {
    const change = item.op === "archive" ? await archive(client, item) : await upsert(client, item);
    if (change === "created" || change === "updated" || change === "archived")
      await tell(client, item, change);
    const { rows } = await client.query<{ id: string; hash: string }>(
      `select id::text, md5(jsonb_build_object('name', name, 'slug', slug, 'status', status)::text) as hash
       from tenants where medusa_id = $1`,
      [item.id],
    );
    results.push({ ...answer(item, change), targetId: rows[0]?.id ?? null, hash: rows[0]?.hash ?? null });
  }
  return results;
}

async function upsert(client: PoolClient, item: Claimed): Promise<ApplyResult["result"]> {
  const { name, slug, status } = tenantFactsSchema.parse(item.state);
  const { rowCount } = await client.query("select 1 from tenants where slug = $1 and medusa_id <> $2", [
    slug,
    item.id,
  ]);
  if (rowCount) return "rejected";
  const { rows } = await client.query<{ id: string; created: boolean }>(UPSERT, [
    item.id,
    name,
    slug,
    status,
  ]);
  const [row] = rows;
  if (row === undefined) return "unchanged";
  if (row.created)
    await client.query(`insert into tenant_languages ("order", parent_id, value) values (1, $1, 'en')`, [
      row.id,
    ]);
  return row.created ? "created" : "updated";
}

async function archive(client: PoolClient, item: Claimed): Promise<ApplyResult["result"]> {
  const { rowCount } = await client.query(
    "update tenants set status = 'archived', updated_at = now() where medusa_id = $1 and status <> 'archived'",
    [item.id],
  );
  return rowCount ? "archived" : "unchanged";
}

async function tell(
  client: PoolClient,
  item: Claimed,
  change: "created" | "updated" | "archived",
): Promise<void> {
  await appendOutbox(client, [
    {
      tenant: item.id,
      type: EVENT.tenantUpdated,
      entity: "tenant",
      id: item.id,
      op: change === "created" ? "created" : "updated",
    },
  ]);
}
