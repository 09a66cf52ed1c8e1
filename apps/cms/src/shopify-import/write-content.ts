import { EVENT, type Locale } from "@tandem/contracts";
import { appendOutbox } from "@tandem/outbox";
import type { PoolClient } from "pg";
import { stableUuidSql } from "../connections/stable-uuid";

/** One product's imported content as the statements below read it. */
export interface ContentRow {
  /** Payload id of the document; null when there is none yet. */
  document: string | null;
  /** Medusa id. */
  id: string;
  title: string;
  /** Hash of the imported content, to recognize it. */
  hash: string;
  publish: boolean;
  description: unknown;
  seo_title: string | null;
  seo_description: string | null;
  keywords: string[];
  /** Media ids in order. */
  media: string[];
}

interface Home {
  id: string;
  medusaId: string;
  locale: Locale;
}

const ROWS = `jsonb_to_recordset($1::jsonb) as r(document uuid, id text, title text, hash text, publish boolean,
  description jsonb, seo_title text, seo_description text, keywords jsonb, media jsonb)`;

/** Creates documents that the sync has not created yet and updates the others; a published one stays published. */
const DOCUMENTS = `
insert into products as p (id, tenant_id, medusa_id, commerce_id, title, title_base, untouched, import_hash, _status)
select coalesce(r.document, ${stableUuidSql("'products:' || $2 || ':' || r.id")}), $2::uuid, r.id,
  (select c.id from commerce_products c where c.tenant_id = $2::uuid and c.medusa_id = r.id),
  r.title, r.title, true, r.hash, (case when r.publish then 'published' else 'draft' end)::enum_products_status
from ${ROWS}
on conflict (tenant_id, medusa_id) do update set import_hash = excluded.import_hash, updated_at = clock_timestamp(),
  commerce_id = coalesce(p.commerce_id, excluded.commerce_id),
  _status = case when p._status = 'published' then p._status else excluded._status end
returning p.id::text, p.medusa_id, p._status::text as status`;

const LIVE = `
with rows as (select d.id as document, r.* from ${ROWS.replace("document uuid, id text", "id text")}
  join products d on d.tenant_id = $2::uuid and d.medusa_id = r.id),
texts as (delete from products_texts x using rows where x.parent_id = rows.document and x.path = 'seo.keywords'),
rels as (delete from products_rels x using rows where x.parent_id = rows.document and x.path = 'gallery')
insert into products_locales (_parent_id, _locale, description, seo_title, seo_description)
select document, $3::_locales, description, seo_title, seo_description from rows
on conflict (_locale, _parent_id) do update set description = excluded.description,
  seo_title = excluded.seo_title, seo_description = excluded.seo_description`;

const LISTS = `
with rows as (select d.id as document, r.* from ${ROWS.replace("document uuid, id text", "id text")}
  join products d on d.tenant_id = $2::uuid and d.medusa_id = r.id),
words as (
  insert into products_texts (parent_id, path, "order", text, locale)
  select document, 'seo.keywords', k.position, k.word, $3::_locales
  from rows, jsonb_array_elements_text(rows.keywords) with ordinality as k(word, position)
)
insert into products_rels (parent_id, path, "order", media_id)
select document, 'gallery', m.position, m.id::uuid
from rows, jsonb_array_elements_text(rows.media) with ordinality as m(id, position)`;

/**
 * Creates the newest version, which the editor opens next: a copy of the live rows. Its time is the clock's, not the
 * transaction's: the sync may have created its stub after this transaction began.
 */
const VERSIONS = `
with earlier as (
  update _products_v v set latest = null from products d
  where d.tenant_id = $2::uuid and d.medusa_id = any($1::text[]) and v.parent_id = d.id and v.latest
), made as (
  insert into _products_v (parent_id, version_tenant_id, version_medusa_id, version_commerce_id, version_title, version_subtitle,
    version_title_base, version_subtitle_base, version_untouched, version_import_hash, version_seo_image_id, version__status,
    version_created_at, version_updated_at, created_at, updated_at, latest, autosave)
  select id, tenant_id, medusa_id, commerce_id, title, subtitle, title_base, subtitle_base, untouched, import_hash, seo_image_id,
    _status::text::enum__products_v_version_status, created_at, updated_at, clock_timestamp(), clock_timestamp(), true, false
  from products where tenant_id = $2::uuid and medusa_id = any($1::text[])
  returning id, parent_id
), texts as (
  insert into _products_v_texts (parent_id, path, "order", text, locale)
  select made.id, 'version.' || x.path, x."order", x.text, x.locale from made join products_texts x on x.parent_id = made.parent_id
), rels as (
  insert into _products_v_rels (parent_id, path, "order", media_id)
  select made.id, 'version.' || x.path, x."order", x.media_id from made join products_rels x on x.parent_id = made.parent_id
)
insert into _products_v_locales (_parent_id, _locale, version_description, version_seo_title, version_seo_description)
select made.id, x._locale, x.description, x.seo_title, x.seo_description from made join products_locales x on x._parent_id = made.parent_id`;

/** Writes imported content into the live rows and a version of its own, in bulk, and announces what became public. */
export async function writeContent(
  client: PoolClient,
  home: Home,
  rows: readonly ContentRow[],
  correlationId: string,
): Promise<void> {
  if (rows.length === 0) return;
  const json = JSON.stringify(rows);
  const { rows: documents } = await client.query<{ medusa_id: string; status: string }>(DOCUMENTS, [
    json,
    home.id,
  ]);
  await client.query(LIVE, [json, home.id, home.locale]);
  await client.query(LISTS, [json, home.id, home.locale]);
  await client.query(VERSIONS, [rows.map((row) => row.id), home.id]);
  await appendOutbox(
    client,
    documents.flatMap(({ medusa_id, status }) =>
      status === "published"
        ? [
            {
              tenant: home.medusaId,
              type: EVENT.productPublished,
              entity: "product" as const,
              id: medusa_id,
              op: "updated" as const,
              correlationId,
            },
          ]
        : [],
    ),
  );
}
