import type { PoolClient } from "pg";
import { type DocumentKey, KEYS, keysJson, type PairedEntity, TABLES } from "./tables";

/** Links documents that were created before their mirror row, as by an import, and their versions to that row. */
export async function linkToMirror(
  client: PoolClient,
  entity: PairedEntity,
  keys: readonly DocumentKey[],
): Promise<void> {
  if (keys.length === 0) return;
  const { mirror, documents, versions } = TABLES[entity];
  await client.query(
    `with linked as (
       update ${documents} d set commerce_id = m.id
       from ${KEYS}
       join ${mirror} m on m.tenant_id = i.home and m.medusa_id = i.id
       where d.tenant_id = i.home and d.medusa_id = i.id and d.commerce_id is null
       returning d.id, d.commerce_id
     )
     update ${versions} v set version_commerce_id = linked.commerce_id from linked where v.parent_id = linked.id`,
    [keysJson(keys)],
  );
}
