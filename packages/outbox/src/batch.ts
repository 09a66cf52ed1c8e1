import { createHash } from "node:crypto";
import {
  type Entity,
  type EventType,
  type Op,
  type Origin,
  type SyncEvent,
  WEBHOOK_LIMITS,
} from "@tandem/contracts";
import type { Queryable } from "./append.js";
import type { EndpointConfig, EndpointState } from "./endpoint.js";

/** Rows read in one pass, wanted or not. */
const WINDOW = 2_000;
/** Bytes kept free for the envelope around the events. */
const ENVELOPE_BYTES = 1_024;
const MAX_CHANGED_FIELDS = 200;

interface LogRow {
  xid: string;
  seq: string;
  wanted: boolean;
  tenant: string;
  type: EventType;
  entity: Entity;
  id: string;
  op: Op;
  changedFields: string[] | null;
  origin: Origin;
  correlationId: string;
  occurredAt: Date;
}

/** What one delivery carries, and the position of the cursor after it. */
export interface Batch {
  events: SyncEvent[];
  position: { xid: string; seq: string };
  /** True when more rows may wait behind this batch. */
  more: boolean;
}

/**
 * Selects settled rows: transactions older than the oldest running one are over, so no new row can appear among theirs.
 * Rows of another cluster are always settled. Returns the wanted rows of the window, and its last row.
 */
const READ = `
with settled as (
  (select '0'::xid8 as place, o.* from integration.outbox o
   where $1::xid8 = '0'::xid8 and o.cluster <> $5 and o.seq > $2::bigint
   order by o.seq limit ${WINDOW})
  union all
  (select o.xid as place, o.* from integration.outbox o
   where o.cluster = $5 and o.xid < pg_snapshot_xmin(pg_current_snapshot()) and (o.xid, o.seq) > ($1::xid8, $2::bigint)
   order by o.xid, o.seq limit ${WINDOW})
),
looked_at as (
  select *,
    tenant_id is not null and ($4::text is null or tenant_id = $4) and topic = any($3::text[]) as wanted,
    lead(seq) over (order by place, seq) is null as last,
    count(*) over () as seen
  from (select * from settled order by place, seq limit ${WINDOW}) as first
)
select place::text as xid, seq::text as seq, wanted, tenant_id as tenant, topic as type, entity, entity_id as id, op,
       changed_fields as "changedFields", origin, correlation_id as "correlationId", occurred_at as "occurredAt",
       seen = ${WINDOW} as "more"
from looked_at where wanted or last
order by place, looked_at.seq
limit ${WEBHOOK_LIMITS.maxEvents + 1}`;

/** Reads the next batch of an endpoint, at most 500 events and 1 MiB; undefined when nothing settled waits. */
export async function readBatch(
  client: Queryable,
  endpoint: EndpointConfig,
  state: EndpointState,
): Promise<Batch | undefined> {
  const { rows } = await client.query<LogRow & { more: boolean }>(READ, [
    state.xid,
    state.seq,
    endpoint.types,
    endpoint.tenant ?? null,
    state.cluster,
  ]);
  const end = rows.findIndex((row) => row.seq === state.retryUntilSeq);
  const candidates = end === -1 ? rows : rows.slice(0, end + 1);
  const taken = takeWithinLimits(candidates);
  const last = taken.rows.at(-1);
  if (last === undefined) return undefined;
  return {
    events: taken.events,
    position: { xid: last.xid, seq: last.seq },
    more: last.more || taken.rows.length < rows.length,
  };
}

function takeWithinLimits<R extends LogRow>(candidates: readonly R[]): { rows: R[]; events: SyncEvent[] } {
  const rows: R[] = [];
  const events: SyncEvent[] = [];
  let bytes = ENVELOPE_BYTES;
  for (const row of candidates) {
    if (row.wanted) {
      const event = toEvent(row);
      bytes += Buffer.byteLength(JSON.stringify(event)) + 1;
      if (
        events.length === WEBHOOK_LIMITS.maxEvents ||
        (events.length > 0 && bytes > WEBHOOK_LIMITS.maxBytes)
      )
        break;
      events.push(event);
    }
    rows.push(row);
  }
  return { rows, events };
}

function toEvent(row: LogRow): SyncEvent {
  const fields = row.changedFields;
  return {
    seq: Number(row.seq),
    type: row.type,
    tenant: row.tenant,
    entity: row.entity,
    id: row.id,
    op: row.op,
    ...(fields === null || fields.length > MAX_CHANGED_FIELDS ? {} : { changedFields: fields }),
    origin: row.origin,
    correlationId: row.correlationId,
    occurredAt: row.occurredAt.toISOString(),
  };
}

/**
 * Returns the webhook id of a batch: the same for every attempt to deliver the same rows, a different one after a replay or on a
 * restored database, where the same positions may mean other changes.
 */
export function batchId(name: string, state: EndpointState, batch: Batch): string {
  const seqs = batch.events.map((event) => event.seq).join(",");
  const digest = createHash("sha256").update(`${name}|${state.cluster}|${state.generation}|${seqs}`);
  return `msg_${digest.digest("base64url").slice(0, 32)}`;
}

/** Returns true when committed rows wait only for an older transaction to end. */
export async function hasUnsettled(client: Queryable, state: EndpointState): Promise<boolean> {
  const { rows } = await client.query<{ unsettled: boolean }>(
    `select exists(
       select 1 from integration.outbox where cluster = $1 and xid >= pg_snapshot_xmin(pg_current_snapshot())
     ) as unsettled`,
    [state.cluster],
  );
  return rows[0]?.unsettled ?? false;
}
