import { AppError, type EndpointStatus } from "@tandem/contracts";
import type { Pool } from "pg";
import { loadEndpoint } from "./endpoint.js";
import { OUTBOX_CHANNEL } from "./schema.js";

const WANTED =
  "o.tenant_id is not null and (e.tenant_id is null or o.tenant_id = e.tenant_id) and o.topic = any(e.topics)";

const STATUS = `
with me as materialized (select integration.cluster_id() as id)
select e.name, e.url, e.enabled, e.cursor_seq::float8 as cursor, waiting.backlog::float8 as backlog,
       greatest(0, coalesce(extract(epoch from clock_timestamp() - waiting.oldest), 0))::float8 as lag_seconds,
       to_json(e.failing_since) #>> '{}' as failing_since, to_json(e.next_attempt_at) #>> '{}' as next_attempt_at,
       e.last_error
from me cross join integration.endpoint e
cross join lateral (
  select count(*) as backlog, min(occurred_at) as oldest from (
    select o.occurred_at from integration.outbox o
    where o.cluster = me.id and (o.xid, o.seq) > (e.cursor_xid, e.cursor_seq) and ${WANTED}
    union all
    select o.occurred_at from integration.outbox o
    where e.cursor_xid = '0' and o.cluster <> me.id and o.seq > e.cursor_seq and ${WANTED}
  ) as undelivered
) as waiting
order by e.name`;

/** Returns cursor, backlog (committed rows not yet delivered) and health of every endpoint of this database. */
export async function endpointStatuses(pool: Pool): Promise<EndpointStatus[]> {
  const { rows } = await pool.query<EndpointStatus>(STATUS);
  return rows;
}

/**
 * Selects the position after which everything is delivered again: behind the row at position `$1` if it is still there, and before
 * any row with a higher position or, for a moment `$2`, before any row since then.
 */
const PLACE = `
with me as materialized (select integration.cluster_id() as id),
ordered as (
  select case when o.cluster = me.id then o.xid else '0'::xid8 end as xid, o.seq, o.occurred_at
  from integration.outbox o cross join me
),
places as (
  select xid, seq - 1 as seq from ordered where seq > $1::bigint or occurred_at >= $2::timestamptz
  union all
  select xid, seq from ordered where seq = $1::bigint
)
select xid::text as xid, seq::text as seq from places order by places.xid, places.seq limit 1`;

const REWIND = `
update integration.endpoint set
  cursor_xid = case when (cursor_xid, cursor_seq) > ($2::xid8, $3::bigint) then $2 else cursor_xid end,
  cursor_seq = case when (cursor_xid, cursor_seq) > ($2::xid8, $3::bigint) then $3 else cursor_seq end,
  generation = generation + 1, retry_until_seq = null,
  enabled = true, attempts = 0, failing_since = null, next_attempt_at = null
where name = $1
returning cursor_seq::float8 as cursor`;

/**
 * Moves a cursor back so that everything after log position `seq`, or everything since a moment, is delivered again
 * under new webhook ids; it never moves forward. Enables a disabled endpoint. Returns the new cursor.
 * @throws AppError `not_found` for an unknown endpoint
 */
export async function replayEndpoint(
  pool: Pool,
  request: { endpoint: string; seq?: number | undefined; since?: string | undefined },
): Promise<{ endpoint: string; cursor: number }> {
  const { endpoint: name, seq, since } = request;
  const known = await pool.query("select 1 from integration.endpoint where name = $1", [name]);
  if (known.rowCount === 0) {
    throw new AppError("not_found", `There is no webhook endpoint "${name}".`);
  }
  const state = await loadEndpoint(pool, name);
  const { rows } = await pool.query<{ xid: string; seq: string }>(PLACE, [seq ?? null, since ?? null]);
  const place = rows[0] ?? state;
  const moved = await pool.query<{ cursor: number }>(REWIND, [name, place.xid, place.seq]);
  await pool.query("select pg_notify($1, '')", [OUTBOX_CHANNEL]);
  return { endpoint: name, cursor: moved.rows[0]?.cursor ?? Number(state.seq) };
}
