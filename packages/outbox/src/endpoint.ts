import { createHash } from "node:crypto";
import type { EventType } from "@tandem/contracts";
import type { Queryable } from "./append.js";

/** A consumer of the log. */
export interface EndpointConfig {
  name: string;
  url: string;
  types: readonly EventType[];
  /** One or two active signing secrets; every delivery is signed with each of them. */
  secrets: readonly string[];
  /** Only events of this tenant (Medusa id); all tenants when absent. */
  tenant?: string;
}

/** Position of an endpoint: everything up to `(xid, seq)` on this cluster is delivered. */
export interface EndpointState {
  enabled: boolean;
  cluster: string;
  xid: string;
  seq: string;
  generation: number;
  attempts: number;
  retryUntilSeq: string | null;
  /** Milliseconds since the epoch; null when the next delivery may start at once. */
  nextAttemptAt: number | null;
}

/**
 * Writes the configuration of an endpoint beside its cursor, which stays. Only fingerprints of the secrets are kept:
 * the keys live in the process configuration, so a dump or a backup of the database cannot sign anything.
 * A changed URL resets the endpoint: enabled and tried at once.
 */
export async function registerEndpoint(client: Queryable, endpoint: EndpointConfig): Promise<void> {
  await client.query(
    `insert into integration.endpoint as known (name, url, topics, tenant_id, secret_fingerprints)
     values ($1, $2, $3, $4, $5)
     on conflict (name) do update set
       url = excluded.url, topics = excluded.topics, tenant_id = excluded.tenant_id,
       secret_fingerprints = excluded.secret_fingerprints,
       enabled = known.enabled or known.url <> excluded.url,
       next_attempt_at = case when known.url <> excluded.url then null else known.next_attempt_at end`,
    [
      endpoint.name,
      endpoint.url,
      endpoint.types,
      endpoint.tenant ?? null,
      endpoint.secrets.map((secret) => createHash("sha256").update(secret).digest("hex").slice(0, 12)),
    ],
  );
  await adoptCluster(client, endpoint.name);
}

/**
 * Rows are delivered in the order `(xid, seq)`; rows of another cluster (they came with a dump) come first, as xid 0, by
 * seq. When the cursor itself came with a dump it is translated once: to just before the first row it had not passed.
 */
const ADOPT = `
with me as materialized (select integration.cluster_id() as id)
update integration.endpoint e set
  cursor_cluster = me.id, cursor_xid = '0', generation = e.generation + 1, retry_until_seq = null,
  cursor_seq = coalesce(
    (select min(o.seq) - 1 from integration.outbox o
     where o.cluster <> me.id
       and (case when o.cluster = e.cursor_cluster then o.xid else '0'::xid8 end, o.seq) > (e.cursor_xid, e.cursor_seq)),
    (select max(o.seq) from integration.outbox o where o.cluster <> me.id),
    0)
from me
where e.name = $1 and e.cursor_cluster <> me.id`;

async function adoptCluster(client: Queryable, name: string): Promise<void> {
  await client.query(ADOPT, [name]);
}

const LOAD = `
select enabled, cursor_cluster as cluster, cursor_xid::text as xid, cursor_seq::text as seq, generation, attempts,
       retry_until_seq::text as "retryUntilSeq",
       (extract(epoch from next_attempt_at) * 1000)::float8 as "nextAttemptAt"
from integration.endpoint where name = $1`;

/** Returns the state of an endpoint, translating a cursor that came with a dump first. */
export async function loadEndpoint(client: Queryable, name: string): Promise<EndpointState> {
  const { rows } = await client.query<EndpointState & { here: boolean }>(
    `select *, cluster = integration.cluster_id() as here from (${LOAD}) as e`,
    [name],
  );
  const [state] = rows;
  if (state === undefined) throw new Error(`The webhook endpoint ${name} is not registered.`);
  if (state.here) return state;
  await adoptCluster(client, name);
  return loadEndpoint(client, name);
}

/** Moves the cursor after a delivery; a replay requested meanwhile wins. */
export async function advanceEndpoint(
  client: Queryable,
  name: string,
  generation: number,
  position: { xid: string; seq: string },
): Promise<void> {
  await client.query(
    `update integration.endpoint set
       cursor_xid = $3, cursor_seq = $4, retry_until_seq = null, attempts = 0,
       failing_since = null, next_attempt_at = null, last_error = null, delivered_at = clock_timestamp()
     where name = $1 and generation = $2`,
    [name, generation, position.xid, position.seq],
  );
}

/** Records a failed delivery: when to try again (null disables), and the last row of the batch, so the retry is the same batch. */
export async function failEndpoint(
  client: Queryable,
  name: string,
  failure: { error: string; at: number; retryAt: number | null; untilSeq: string },
): Promise<void> {
  await client.query(
    `update integration.endpoint set
       attempts = attempts + 1, last_error = left($2, 500), retry_until_seq = $3,
       failing_since = coalesce(failing_since, to_timestamp($4::float8 / 1000)),
       next_attempt_at = to_timestamp($5::float8 / 1000), enabled = enabled and $5::float8 is not null
     where name = $1`,
    [name, failure.error, failure.untilSeq, failure.at, failure.retryAt],
  );
}
