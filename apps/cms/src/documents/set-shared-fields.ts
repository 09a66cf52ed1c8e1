import type { PoolClient } from "pg";
import type { DocumentKey } from "./tables";

interface Change {
  /** The value that the document is expected to have. */
  from?: string | null | undefined;
  to?: string | null | undefined;
}

/** Fields of a product to change, each guarded by its expected value; a null field stays as it is. */
export interface SharedChange extends DocumentKey {
  title: Change | null;
  subtitle: Change | null;
}

const WRITE = `
with change as (
  select * from jsonb_to_recordset($1::jsonb)
    as c(home uuid, id text, title jsonb, subtitle jsonb)
), moved as (
  update products p set
    title = case when c.title is null then p.title else c.title ->> 'to' end,
    title_base = case when c.title is null then p.title_base else c.title ->> 'to' end,
    subtitle = case when c.subtitle is null then p.subtitle else c.subtitle ->> 'to' end,
    subtitle_base = case when c.subtitle is null then p.subtitle_base else c.subtitle ->> 'to' end
  from change c
  where p.tenant_id = c.home and p.medusa_id = c.id
    and (c.title is null or p.title is not distinct from c.title ->> 'from')
    and (c.subtitle is null or p.subtitle is not distinct from c.subtitle ->> 'from')
  returning p.*
), shown as (
  select moved.*, (
    select v.id from _products_v v
    where v.parent_id = moved.id and case when moved._status = 'published'
      then v.version__status = 'published'
      else v.latest and v.version_untouched end
    order by v.updated_at desc limit 1
  ) as version
  from moved
), versioned as (
  update _products_v v set version_title = s.title, version_title_base = s.title_base,
    version_subtitle = s.subtitle, version_subtitle_base = s.subtitle_base
  from shown s where v.id = s.version
)
select medusa_id as id from moved`;

/**
 * Writes title and subtitle to the live row and the version it was published from, or to an untouched draft; a pending
 * draft stays as it is. Returns the Medusa ids that changed; the others have changed since they were read.
 */
export async function setSharedFields(
  client: PoolClient,
  changes: readonly SharedChange[],
): Promise<Set<string>> {
  if (changes.length === 0) return new Set();
  const { rows } = await client.query<{ id: string }>(WRITE, [JSON.stringify(changes)]);
  return new Set(rows.map((row) => row.id));
}
