import type { PoolClient } from "pg";
import { KEYS, keysJson, type PairedEntity, rowIdSql, TABLES } from "../../documents/tables";
import type { Homed } from "./claim";

/**
 * Writes facts into the mirror in one statement: creates rows, updates those that differ, restores archived ones.
 * Returns which Medusa ids were created and which were updated; the others already had these facts.
 */
export async function writeMirror(
  client: PoolClient,
  entity: PairedEntity,
  items: readonly Homed[],
): Promise<Map<string, "created" | "updated">> {
  const { mirror } = TABLES[entity];
  const { rows } = await client.query<{ id: string; created: boolean }>(
    `insert into ${mirror} as m (id, tenant_id, medusa_id, facts)
     select ${rowIdSql(mirror)}, i.home, i.id, i.state
     from jsonb_to_recordset($1::jsonb) as i(home uuid, id text, state jsonb)
     on conflict (tenant_id, medusa_id) do update set facts = excluded.facts, archived_at = null, updated_at = now()
     where m.facts is distinct from excluded.facts or m.archived_at is not null
     returning m.medusa_id as id, (xmax = 0) as created`,
    [JSON.stringify(items.map(({ home, id, state }) => ({ home, id, state })))],
  );
  return new Map(rows.map((row) => [row.id, row.created ? "created" : "updated"]));
}

/** Archives mirror rows; the editors' documents show it through their link. Returns the ids archived now. */
export async function archiveMirror(
  client: PoolClient,
  entity: PairedEntity,
  items: readonly Homed[],
): Promise<Set<string>> {
  const { rows } = await client.query<{ id: string }>(
    `update ${TABLES[entity].mirror} m set archived_at = now(), updated_at = now()
     from ${KEYS}
     where m.tenant_id = i.home and m.medusa_id = i.id and m.archived_at is null
     returning m.medusa_id as id`,
    [keysJson(items)],
  );
  return new Set(rows.map((row) => row.id));
}

/** Returns Payload ids of the editors' documents and hashes of the mirror rows, by Medusa id. */
export async function readPair(
  client: PoolClient,
  entity: PairedEntity,
  items: readonly Homed[],
): Promise<Map<string, { targetId: string | null; hash: string }>> {
  const { mirror, documents } = TABLES[entity];
  const { rows } = await client.query<{ id: string; target_id: string | null; hash: string }>(
    `select m.medusa_id as id, d.id::text as target_id, m.facts_hash as hash
     from ${KEYS}
     join ${mirror} m on m.tenant_id = i.home and m.medusa_id = i.id
     left join ${documents} d on d.tenant_id = i.home and d.medusa_id = i.id`,
    [keysJson(items)],
  );
  return new Map(rows.map((row) => [row.id, { targetId: row.target_id, hash: row.hash }]));
}
