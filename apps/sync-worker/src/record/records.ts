import type { SyncEntity } from "@tandem/contracts";
import { withTransaction } from "@tandem/service-kit";
import { FIELD_POLICIES, type FieldPolicy } from "@tandem/sync-core";
import type { Pool, PoolClient } from "pg";
import { hasEffect, type LaneOutcome } from "./outcome.js";

/** What the worker stores about entities between jobs. */
export interface Records {
  /** Returns the last agreed values of shared fields by Medusa id. */
  bases(entity: SyncEntity, ids: readonly string[]): Promise<Map<string, Record<string, unknown>>>;
  /** Returns the policies of shared fields by tenant, then field. */
  policies(entity: SyncEntity): Promise<Map<string, Record<string, FieldPolicy>>>;
  /** Returns those of the entities whose content the sync wrote to Medusa. */
  broughtContent(entity: SyncEntity, ids: readonly string[]): Promise<Set<string>>;
  /** Returns those of the tenants (Medusa ids) that have a document in Payload. */
  linkedTenants(ids: readonly string[]): Promise<Set<string>>;
  /** Returns Medusa refs for ids that may be Medusa's or Payload's. */
  resolve(
    entity: SyncEntity,
    ids: readonly string[],
  ): Promise<{ tenant: string; id: string; asked: string }[]>;
  /** Writes the outcomes of a batch in one transaction and a few statements, whatever its size. */
  write(outcomes: readonly LaneOutcome[]): Promise<void>;
}

/** Creates the store of records in sync_db. */
export function createRecords(pool: Pool): Records {
  return {
    async bases(entity, ids) {
      const { rows } = await pool.query<{ medusa_id: string; fields: Record<string, unknown> }>(
        "select medusa_id, fields from bases where entity = $1 and medusa_id = any($2)",
        [entity, ids],
      );
      return new Map(rows.map((row) => [row.medusa_id, row.fields]));
    },
    async policies(entity) {
      const { rows } = await pool.query<{ tenant: string; field: string; policy: string }>(
        "select tenant, field, policy from field_policies where entity = $1",
        [entity],
      );
      const byTenant = new Map<string, Record<string, FieldPolicy>>();
      for (const row of rows) {
        const policy = FIELD_POLICIES.find((name) => name === row.policy) ?? "merge";
        byTenant.set(row.tenant, { ...byTenant.get(row.tenant), [row.field]: policy });
      }
      return byTenant;
    },
    async broughtContent(entity, ids) {
      const { rows } = await pool.query<{ medusa_id: string }>(
        "select medusa_id from links where entity = $1 and content_hash is not null and medusa_id = any($2)",
        [entity, ids],
      );
      return new Set(rows.map((row) => row.medusa_id));
    },
    async linkedTenants(ids) {
      const { rows } = await pool.query<{ medusa_id: string }>(
        "select medusa_id from links where entity = 'tenant' and payload_id is not null and medusa_id = any($1)",
        [ids],
      );
      return new Set(rows.map((row) => row.medusa_id));
    },
    async resolve(entity, ids) {
      const { rows } = await pool.query<{ tenant: string; id: string; asked: string }>(
        `select l.tenant, l.medusa_id as id, asked from unnest($2::text[]) as asked
         join links l on l.entity = $1 and (l.medusa_id = asked or l.payload_id = asked)`,
        [entity, ids],
      );
      return rows;
    },
    async write(outcomes) {
      if (outcomes.length === 0) return;
      await withTransaction(pool, async (client) => {
        await writeLinks(client, outcomes);
        await writeBases(client, outcomes);
        await writeLedger(client, outcomes);
        await writeConflicts(client, outcomes);
        await writeRuns(client, outcomes);
      });
    },
  };
}

/** Returns outcomes in a fixed order, so that two batches never deadlock. */
function sorted(outcomes: readonly LaneOutcome[]): LaneOutcome[] {
  const byKey = new Map(outcomes.map((outcome) => [`${outcome.entity}:${outcome.id}`, outcome]));
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, outcome]) => outcome);
}

async function writeLinks(client: PoolClient, outcomes: readonly LaneOutcome[]): Promise<void> {
  const rows = sorted(outcomes).flatMap((outcome) => {
    if (outcome.targetId === null) return [];
    const facts = outcome.direction === "medusa_to_payload";
    return [
      {
        entity: outcome.entity,
        id: outcome.id,
        tenant: outcome.tenant,
        payload_id: facts ? outcome.targetId : null,
        facts_hash: facts ? outcome.hash : null,
        content_hash: facts ? null : outcome.hash,
        withdrawn: !facts && outcome.action === "archived",
      },
    ];
  });
  if (rows.length === 0) return;
  await client.query(
    `insert into links as known (entity, medusa_id, tenant, payload_id, facts_hash, content_hash)
     select entity, id, tenant, payload_id, facts_hash, case when withdrawn then '' else content_hash end
     from jsonb_to_recordset($1::jsonb) as r(entity text, id text, tenant text, payload_id text, facts_hash text,
       content_hash text, withdrawn boolean)
     on conflict (entity, medusa_id) do update set
       tenant = excluded.tenant,
       payload_id = coalesce(excluded.payload_id, known.payload_id),
       facts_hash = coalesce(excluded.facts_hash, known.facts_hash),
       content_hash = nullif(coalesce(excluded.content_hash, known.content_hash), ''),
       updated_at = now()
     where (known.tenant, known.payload_id, known.facts_hash, known.content_hash) is distinct from
       (excluded.tenant, coalesce(excluded.payload_id, known.payload_id),
        coalesce(excluded.facts_hash, known.facts_hash), coalesce(excluded.content_hash, known.content_hash))`,
    [JSON.stringify(rows)],
  );
}

async function writeBases(client: PoolClient, outcomes: readonly LaneOutcome[]): Promise<void> {
  const rows = sorted(outcomes).flatMap(({ entity, id, agreed }) =>
    agreed === null || Object.keys(agreed).length === 0 ? [] : [{ entity, id, fields: agreed }],
  );
  if (rows.length === 0) return;
  await client.query(
    `insert into bases as known (entity, medusa_id, fields)
     select entity, id, fields from jsonb_to_recordset($1::jsonb) as r(entity text, id text, fields jsonb)
     on conflict (entity, medusa_id) do update set fields = known.fields || excluded.fields, updated_at = now()
     where not known.fields @> excluded.fields`,
    [JSON.stringify(rows)],
  );
}

async function writeLedger(client: PoolClient, outcomes: readonly LaneOutcome[]): Promise<void> {
  const rows = outcomes.filter((outcome) => hasEffect(outcome) || outcome.action === "conflict");
  if (rows.length === 0) return;
  await client.query(
    `with entries as (
       insert into ledger (direction, entity, entity_id, tenant, action, reason, fields, correlation_id, run_id)
       select direction, entity, id, tenant, action, reason, array(select jsonb_array_elements_text(fields)), correlation, run
       from jsonb_to_recordset($1::jsonb) as r(direction text, entity text, id text, tenant text, action text,
         reason text, fields jsonb, correlation text, run text)
       returning direction, action
     )
     update totals t set synced = t.synced + e.count, last_sync = clock_timestamp()
     from (select direction, count(*) from entries where action <> 'conflict' group by direction) e
     where t.direction = e.direction`,
    [
      JSON.stringify(
        rows.map((outcome) => ({
          direction: outcome.direction,
          entity: outcome.entity,
          id: outcome.id,
          tenant: outcome.tenant,
          action: outcome.action,
          reason: outcome.reason,
          fields: outcome.fields,
          correlation: outcome.correlationId,
          run: outcome.runId,
        })),
      ),
    ],
  );
}

async function writeConflicts(client: PoolClient, outcomes: readonly LaneOutcome[]): Promise<void> {
  const compared = sorted(outcomes).filter((outcome) => outcome.agreed !== null);
  const open = compared.filter((outcome) => outcome.conflicts.length > 0);
  const settled = compared.filter((outcome) => outcome.conflicts.length === 0);
  if (open.length > 0) {
    await client.query(
      `insert into conflicts as known (tenant, entity, entity_id, fields)
       select tenant, entity, id, fields from jsonb_to_recordset($1::jsonb)
         as r(tenant text, entity text, id text, fields jsonb)
       on conflict (entity, entity_id) where resolved_at is null do update set fields = excluded.fields
       where known.fields is distinct from excluded.fields`,
      [
        JSON.stringify(
          open.map(({ tenant, entity, id, conflicts }) => ({ tenant, entity, id, fields: conflicts })),
        ),
      ],
    );
  }
  if (settled.length > 0) {
    await client.query(
      `update conflicts set resolved_at = now() where resolved_at is null
       and (entity, entity_id) in (select * from unnest($1::text[], $2::text[]))`,
      [settled.map((outcome) => outcome.entity), settled.map((outcome) => outcome.id)],
    );
  }
}

async function writeRuns(client: PoolClient, outcomes: readonly LaneOutcome[]): Promise<void> {
  const ofRuns = outcomes.filter((outcome) => outcome.runId !== null);
  if (ofRuns.length === 0) return;
  await client.query(
    `update runs set
       created = runs.created + c.created, updated = runs.updated + c.updated, archived = runs.archived + c.archived,
       unchanged = runs.unchanged + c.unchanged, skipped = runs.skipped + c.skipped, conflicts = runs.conflicts + c.conflicts
     from (
       select run, count(*) filter (where action = 'created') as created,
         count(*) filter (where action = 'updated') as updated, count(*) filter (where action = 'archived') as archived,
         count(*) filter (where action = 'unchanged') as unchanged, count(*) filter (where action = 'skipped') as skipped,
         count(*) filter (where action = 'conflict') as conflicts
       from unnest($1::text[], $2::text[]) as r(run, action) group by run
     ) c
     where runs.id = c.run`,
    [ofRuns.map((outcome) => outcome.runId), ofRuns.map((outcome) => outcome.action)],
  );
}
