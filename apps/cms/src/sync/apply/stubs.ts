import type { PoolClient } from "pg";
import type { Claimed } from "./claim";
import { idSql, itemsJson, PAIR, type PairedEntity } from "./mirror";

const PRODUCT = `
with made as (
  insert into products (id, tenant_id, medusa_id, commerce_id, title, subtitle, title_base, subtitle_base, untouched, _status)
  select ${idSql("products")}, i.home, i.id, m.id, i.state ->> 'title', i.state ->> 'subtitle',
         i.state ->> 'title', i.state ->> 'subtitle', true, 'draft'
  from jsonb_to_recordset($1::jsonb) as i(home uuid, id text, state jsonb)
  join commerce_products m on m.tenant_id = i.home and m.medusa_id = i.id
  where not exists (select 1 from products d where d.tenant_id = i.home and d.medusa_id = i.id)
  on conflict (tenant_id, medusa_id) do nothing
  returning *
), versioned as (
  insert into _products_v (parent_id, version_tenant_id, version_medusa_id, version_commerce_id, version_title,
    version_subtitle, version_title_base, version_subtitle_base, version_untouched, version__status,
    version_created_at, version_updated_at, latest, autosave)
  select id, tenant_id, medusa_id, commerce_id, title, subtitle, title_base, subtitle_base, true, 'draft',
         created_at, updated_at, true, false
  from made
  returning id, parent_id
)
select made.medusa_id as id, made.id::text as document, versioned.id::text as version
from made join versioned on versioned.parent_id = made.id`;

const CATEGORY = `
with made as (
  insert into categories (id, tenant_id, medusa_id, commerce_id, _status)
  select ${idSql("categories")}, i.home, i.id, m.id, 'draft'
  from jsonb_to_recordset($1::jsonb) as i(home uuid, id text, state jsonb)
  join commerce_categories m on m.tenant_id = i.home and m.medusa_id = i.id
  where not exists (select 1 from categories d where d.tenant_id = i.home and d.medusa_id = i.id)
  on conflict (tenant_id, medusa_id) do nothing
  returning *
), versioned as (
  insert into _categories_v (parent_id, version_tenant_id, version_medusa_id, version_commerce_id, version__status,
    version_created_at, version_updated_at, latest, autosave)
  select id, tenant_id, medusa_id, commerce_id, 'draft', created_at, updated_at, true, false
  from made
  returning id, parent_id
)
select made.medusa_id as id, made.id::text as document, versioned.id::text as version
from made join versioned on versioned.parent_id = made.id`;

/** A document created for the editors: its id and the id of its only version. */
export interface Stub {
  document: string;
  version: string;
}

/** Creates the missing draft stubs for editors, with their first version, in one statement. */
export async function makeStubs(
  client: PoolClient,
  entity: PairedEntity,
  items: readonly Claimed[],
): Promise<Map<string, Stub>> {
  const { rows } = await client.query<{ id: string } & Stub>(entity === "product" ? PRODUCT : CATEGORY, [
    itemsJson(items),
  ]);
  return new Map(rows.map(({ id, ...stub }) => [id, stub]));
}

/** Links documents that were created before their mirror row, as by an import, and their versions to that row. */
export async function linkToMirror(
  client: PoolClient,
  entity: PairedEntity,
  items: readonly Claimed[],
): Promise<void> {
  const { mirror, documents, versions } = PAIR[entity];
  await client.query(
    `with linked as (
       update ${documents} d set commerce_id = m.id
       from jsonb_to_recordset($1::jsonb) as i(home uuid, id text)
       join ${mirror} m on m.tenant_id = i.home and m.medusa_id = i.id
       where d.tenant_id = i.home and d.medusa_id = i.id and d.commerce_id is null
       returning d.id, d.commerce_id
     )
     update ${versions} v set version_commerce_id = linked.commerce_id from linked where v.parent_id = linked.id`,
    [itemsJson(items)],
  );
}

/** Announces that a published document appeared or disappeared with its mirror row, as a write of the sync. */
export async function announceVisibility(
  client: PoolClient,
  entity: PairedEntity,
  items: readonly Claimed[],
  event: { type: string; op: "updated" | "deleted" },
): Promise<void> {
  await client.query(
    `insert into integration.outbox (tenant_id, topic, entity, entity_id, op)
     select t.medusa_id, $2, $3, d.medusa_id, $4
     from jsonb_to_recordset($1::jsonb) as i(home uuid, id text)
     join ${PAIR[entity].documents} d on d.tenant_id = i.home and d.medusa_id = i.id and d._status = 'published'
     join tenants t on t.id = i.home`,
    [itemsJson(items), event.type, entity, event.op],
  );
}
