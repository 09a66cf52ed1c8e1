import type { PoolClient } from "pg";
import type { DocumentKey } from "./tables";

/** A product whose document takes imported content. */
export interface Imported extends DocumentKey {
  /** Hash of the imported content, to recognize it. */
  hash: string;
  publish: boolean;
}

/**
 * Records which content products' documents hold and publishes those that ask for it; a published one stays published.
 * Returns the Medusa ids of the published ones.
 */
export async function setImported(client: PoolClient, imported: readonly Imported[]): Promise<string[]> {
  if (imported.length === 0) return [];
  const { rows } = await client.query<{ id: string; published: boolean }>(
    `update products d set import_hash = i.hash, updated_at = clock_timestamp(),
       _status = (case when i.publish or d._status = 'published' then 'published' else 'draft' end)::enum_products_status
     from jsonb_to_recordset($1::jsonb) as i(home uuid, id text, hash text, publish boolean)
     where d.tenant_id = i.home and d.medusa_id = i.id
     returning d.medusa_id as id, d._status = 'published' as published`,
    [JSON.stringify(imported.map(({ home, id, hash, publish }) => ({ home, id, hash, publish })))],
  );
  return rows.flatMap(({ id, published }) => (published ? [id] : []));
}
