import type { EventType } from "@tandem/contracts";
import type { PoolClient } from "pg";
import { type DocumentKey, KEYS, keysJson, type PairedEntity, TABLES } from "../../documents/tables";

/** Announces that published documents changed, or disappeared with their mirror rows, as a write of the sync. */
export async function announceVisibility(
  client: PoolClient,
  entity: PairedEntity,
  keys: readonly DocumentKey[],
  event: { type: EventType; op: "updated" | "deleted" },
): Promise<void> {
  if (keys.length === 0) return;
  await client.query(
    `insert into integration.outbox (tenant_id, topic, entity, entity_id, op)
     select t.medusa_id, $2, $3, d.medusa_id, $4
     from ${KEYS}
     join ${TABLES[entity].documents} d on d.tenant_id = i.home and d.medusa_id = i.id and d._status = 'published'
     join tenants t on t.id = i.home`,
    [keysJson(keys), event.type, entity, event.op],
  );
}
