import type { Entity, EventType, Op } from "@tandem/contracts";
import type { ClientBase } from "pg";

/** One change to record. Origin and correlation id come from the transaction's settings, see `markSyncWrite`. */
export interface OutboxRow {
  /** Medusa id of the tenant; null when no endpoint may receive the change. */
  tenant: string | null;
  type: EventType;
  entity: Entity;
  id: string;
  op: Op;
  changedFields?: readonly string[];
  correlationId?: string;
}

/** Anything that runs one statement inside the caller's transaction. */
export type Queryable = Pick<ClientBase, "query">;

const APPEND = `
insert into integration.outbox (tenant_id, topic, entity, entity_id, op, changed_fields, correlation_id)
select r.tenant, r.type, r.entity, r.id, r.op,
       case when r.fields is null then null else array(select jsonb_array_elements_text(r.fields)) end,
       coalesce(r.correlation, integration.capture_correlation())
from jsonb_to_recordset($1::jsonb)
  as r(tenant text, type text, entity text, id text, op text, fields jsonb, correlation text)`;

/**
 * Appends rows to the log on the connection of the caller's transaction, so they commit or roll back with the change itself.
 * One statement for any number of rows.
 *
 * @throws TypeError when a row lacks its tenant or id, as a row read without those columns does. Without them
 * the change would reach no receiver.
 */
export async function appendOutbox(client: Queryable, rows: readonly OutboxRow[]): Promise<void> {
  if (rows.length === 0) return;
  for (const { entity, id, tenant } of rows) {
    if (typeof id !== "string" || tenant === undefined) {
      throw new TypeError(`outbox row of ${entity} lacks its ${tenant === undefined ? "tenant" : "id"}`);
    }
  }
  const records = rows.map((row) => ({
    tenant: row.tenant,
    type: row.type,
    entity: row.entity,
    id: row.id,
    op: row.op,
    fields: row.changedFields ?? null,
    correlation: row.correlationId ?? null,
  }));
  await client.query(APPEND, [JSON.stringify(records)]);
}

/**
 * Marks everything the running transaction captures from here on as written by the sync, under one correlation id.
 * Call it first in the transaction of an apply endpoint.
 */
export async function markSyncWrite(client: Queryable, correlationId: string): Promise<void> {
  await client.query(
    "select set_config('integration.origin', 'sync', true), set_config('integration.correlation', $1, true)",
    [correlationId],
  );
}
