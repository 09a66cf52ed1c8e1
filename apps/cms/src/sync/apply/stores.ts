import { type ApplyResult, EVENT, storeFactsSchema } from "@tandem/contracts";
import { appendOutbox } from "@tandem/outbox";
import type { PoolClient } from "pg";
import { FACTS } from "../facts";
import { answer, type Claimed } from "./claim";

const UPSERT = `
insert into stores as s (tenant_id, medusa_id, slug, name, default_currency, sales_channel, publishable_key)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (tenant_id, medusa_id) do update set slug = excluded.slug, name = excluded.name,
  default_currency = excluded.default_currency, sales_channel = excluded.sales_channel,
  publishable_key = excluded.publishable_key, archived_at = null, updated_at = now()
returning s.id::text, (xmax = 0) as created`;

const HASH = `select hash, target_id as id, archived from (${FACTS.store}) f where tenant = $1 and id = $2`;

interface Held {
  hash: string;
  id: string;
  archived: boolean;
}

/** Applies the core data of stores from Medusa; their branding is kept. */
export async function applyStores(client: PoolClient, items: readonly Claimed[]): Promise<ApplyResult[]> {
  const results: ApplyResult[] = [];
  for (const item of items) {
    const before = await held(client, item);
    if (item.op === "archive")
      await client.query(
        "update stores set archived_at = now() where tenant_id = $1 and medusa_id = $2 and archived_at is null",
        [item.home, item.id],
      );
    else await upsert(client, item, before);
    const after = await held(client, item);
    const result = changeBetween(before, after);
    if (result !== "unchanged") {
      await appendOutbox(client, [
        { tenant: item.tenant, type: EVENT.storeUpdated, entity: "store", id: item.id, op: "updated" },
      ]);
    }
    results.push({ ...answer(item, result), targetId: after?.id ?? null, hash: after?.hash ?? null });
  }
  return results;
}

async function upsert(client: PoolClient, item: Claimed, before: Held | undefined): Promise<void> {
  const { rows: known } = await client.query<{ same: boolean }>("select md5($1::jsonb::text) = $2 as same", [
    JSON.stringify(item.state),
    before?.hash ?? null,
  ]);
  if (known[0]?.same === true && before?.archived === false) return;
  const facts = storeFactsSchema.parse(item.state);
  const { rows } = await client.query<{ id: string }>(UPSERT, [
    item.home,
    item.id,
    facts.slug,
    facts.name,
    facts.default_currency,
    facts.sales_channel,
    facts.publishable_key,
  ]);
  const id = rows[0]?.id;
  await client.query("delete from stores_texts where parent_id = $1 and path = 'regions'", [id]);
  await client.query(
    `insert into stores_texts (parent_id, path, "order", text)
     select $1, 'regions', r.position, r.region from unnest($2::text[]) with ordinality as r(region, position)`,
    [id, facts.regions],
  );
}

async function held(client: PoolClient, item: Claimed): Promise<Held | undefined> {
  const { rows } = await client.query<Held>(HASH, [item.tenant, item.id]);
  return rows[0];
}

function changeBetween(before: Held | undefined, after: Held | undefined): ApplyResult["result"] {
  if (before === undefined) return after === undefined ? "unchanged" : "created";
  if (after === undefined || (!before.archived && after.archived)) return "archived";
  return before.hash === after.hash && before.archived === after.archived ? "unchanged" : "updated";
}
