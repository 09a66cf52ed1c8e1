import type { PoolClient } from "pg";
import { type DocumentKey, KEYS, keysJson, type PairedEntity, TABLES } from "./tables";

const REFERENCES = ["tenant_id", "medusa_id", "commerce_id", "seo_image_id"];
/** Columns of the live row that a version holds under `version_…`, beside status and times. */
export const VERSION_COLUMNS: Readonly<Record<PairedEntity, readonly string[]>> = {
  product: [...REFERENCES, "title", "subtitle", "title_base", "subtitle_base", "untouched", "import_hash"],
  category: [...REFERENCES, "image_id"],
};
/** Columns of the live row's texts in one language, likewise. */
export const VERSION_TEXTS = ["description", "seo_title", "seo_description"] as const;
/** Entities with relations to many documents, such as a gallery. */
const HAS_RELATIONS: Readonly<Record<PairedEntity, boolean>> = { product: true, category: false };

function statement(entity: PairedEntity): string {
  const { documents, versions } = TABLES[entity];
  const columns = VERSION_COLUMNS[entity];
  const relations = `, relations as (
  insert into ${versions}_rels (parent_id, path, "order", media_id)
  select made.id, 'version.' || x.path, x."order", x.media_id from made join ${documents}_rels x on x.parent_id = made.parent_id
)`;
  return `
with live as (
  select d.* from ${documents} d where (d.tenant_id, d.medusa_id) in (select i.home, i.id from ${KEYS})
), earlier as (
  update ${versions} v set latest = null from live where v.parent_id = live.id and v.latest
), made as (
  insert into ${versions} (parent_id, ${columns.map((column) => `version_${column}`).join(", ")}, version__status,
    version_created_at, version_updated_at, created_at, updated_at, latest, autosave)
  select id, ${columns.join(", ")}, _status::text::enum_${versions}_version_status,
    created_at, updated_at, clock_timestamp(), clock_timestamp(), true, false
  from live
  returning id, parent_id
), texts as (
  insert into ${versions}_texts (parent_id, path, "order", text, locale)
  select made.id, 'version.' || x.path, x."order", x.text, x.locale from made join ${documents}_texts x on x.parent_id = made.parent_id
)${HAS_RELATIONS[entity] ? relations : ""}
insert into ${versions}_locales (_parent_id, _locale, ${VERSION_TEXTS.map((column) => `version_${column}`).join(", ")})
select made.id, x._locale, ${VERSION_TEXTS.map((column) => `x.${column}`).join(", ")}
from made join ${documents}_locales x on x._parent_id = made.parent_id`;
}

/**
 * Creates the newest version of documents, which the editor opens next: a copy of the live rows, in one statement. Its time
 * is the clock's, not the transaction's: another transaction may have created a version after this one began.
 */
export async function saveVersion(
  client: PoolClient,
  entity: PairedEntity,
  keys: readonly DocumentKey[],
): Promise<void> {
  if (keys.length > 0) await client.query(statement(entity), [keysJson(keys)]);
}
