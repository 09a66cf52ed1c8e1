import type { PoolClient } from "pg";
import { type DocumentKey, type PairedEntity, rowIdSql, TABLES } from "./tables";

/** A document to create. Categories have no title of their own. */
export interface Draft extends DocumentKey {
  title?: string | null;
  subtitle?: string | null;
}

/** Columns beside the key that a new document starts with. */
const START = {
  product: {
    columns: ", title, subtitle, title_base, subtitle_base, untouched",
    values: ", i.title, i.subtitle, i.title, i.subtitle, true",
  },
  category: { columns: "", values: "" },
} as const;

/**
 * Creates the drafts that do not exist, linked to the mirror where it has them, and returns their Medusa ids. They have no
 * version yet: fill them, then call `saveVersion`.
 */
export async function createDrafts(
  client: PoolClient,
  entity: PairedEntity,
  drafts: readonly Draft[],
): Promise<Set<string>> {
  if (drafts.length === 0) return new Set();
  const { documents, mirror } = TABLES[entity];
  const { rows } = await client.query<{ id: string }>(
    `insert into ${documents} (id, tenant_id, medusa_id, commerce_id, _status${START[entity].columns})
     select ${rowIdSql(documents)}, i.home, i.id, m.id, 'draft'${START[entity].values}
     from jsonb_to_recordset($1::jsonb) as i(home uuid, id text, title text, subtitle text)
     left join ${mirror} m on m.tenant_id = i.home and m.medusa_id = i.id
     where not exists (select 1 from ${documents} d where d.tenant_id = i.home and d.medusa_id = i.id)
     on conflict (tenant_id, medusa_id) do nothing
     returning medusa_id as id`,
    [JSON.stringify(drafts.map(({ home, id, title, subtitle }) => ({ home, id, title, subtitle })))],
  );
  return new Set(rows.map((row) => row.id));
}
