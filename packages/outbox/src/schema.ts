import { withTransaction } from "@tandem/service-kit";
import type { Pool } from "pg";

/** Channel on which every commit that wrote to the log wakes the relays. */
export const OUTBOX_CHANNEL = "integration_outbox";

const SCHEMA_VERSION = 1;

/**
 * `seq` is assigned before commit, so it does not show the order in which rows become visible; readers follow
 * `(xid, seq)` behind the oldest running transaction instead. `cluster` distinguishes rows of this server from rows that
 * came with a dump, whose transaction ids mean nothing here.
 */
const DDL = `
create schema if not exists integration;

create table if not exists integration.version (version int primary key);

create or replace function integration.cluster_id() returns text language plpgsql as $$
declare known text := current_setting('integration.cluster', true);
begin
  if known is null or known = '' then
    select system_identifier::text into known from pg_control_system();
    perform set_config('integration.cluster', known, false);
  end if;
  return known;
end $$;

create or replace function integration.capture_origin() returns text language sql stable as $$
  select case when current_setting('integration.origin', true) = 'sync' then 'sync' else 'local' end
$$;

create or replace function integration.capture_correlation() returns text language sql volatile as $$
  select coalesce(nullif(current_setting('integration.correlation', true), ''), gen_random_uuid()::text)
$$;

create or replace function integration.revision() returns numeric language sql stable as $$
  select pg_snapshot_xmax(s)::text::numeric * 1000000 - (select count(*) from pg_snapshot_xip(s))
  from (select pg_current_snapshot() as s) as snapshot
$$;

create table if not exists integration.outbox (
  seq bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  cluster text not null default integration.cluster_id(),
  tenant_id text,
  topic text not null,
  entity text not null,
  entity_id text not null,
  op text not null check (op in ('created', 'updated', 'deleted')),
  changed_fields text[],
  origin text not null default integration.capture_origin() check (origin in ('local', 'sync')),
  correlation_id text not null default integration.capture_correlation(),
  occurred_at timestamptz not null default clock_timestamp()
);
create index if not exists outbox_order on integration.outbox (cluster, xid, seq);
create index if not exists outbox_age on integration.outbox (occurred_at);

create or replace function integration.notify_outbox() returns trigger language plpgsql as $$
begin
  perform pg_notify('${OUTBOX_CHANNEL}', '');
  return null;
end $$;
create or replace trigger outbox_notify after insert on integration.outbox
  for each statement execute function integration.notify_outbox();

create table if not exists integration.endpoint (
  name text primary key,
  url text not null,
  topics text[] not null,
  tenant_id text,
  secret_fingerprints text[] not null,
  enabled boolean not null default true,
  cursor_cluster text not null default integration.cluster_id(),
  cursor_xid xid8 not null default '0',
  cursor_seq bigint not null default 0,
  generation int not null default 0,
  retry_until_seq bigint,
  attempts int not null default 0,
  failing_since timestamptz,
  next_attempt_at timestamptz,
  last_error text,
  delivered_at timestamptz
);

create table if not exists integration.applied (
  entity text not null,
  entity_id text not null,
  epoch text not null,
  revision numeric not null,
  applied_at timestamptz not null default now(),
  primary key (entity, entity_id)
);

create or replace function integration.claim(of_entity text, at_epoch text, at_revision numeric, ids text[])
returns setof text language sql as $$
  insert into integration.applied as known (entity, entity_id, epoch, revision)
  select of_entity, wanted.id, at_epoch, at_revision
  from (select distinct unnest(ids) as id order by 1) as wanted
  on conflict (entity, entity_id) do update
    set epoch = excluded.epoch, revision = excluded.revision, applied_at = now()
    where known.epoch <> excluded.epoch or known.revision <= excluded.revision
  returning known.entity_id
$$;

insert into integration.version values (${SCHEMA_VERSION}) on conflict do nothing;
`;

/**
 * Creates the schema `integration` (log, endpoints, applied revisions, capture functions) where it is missing.
 * Safe to call from many processes at once and on every start; a database already at this version is only read.
 * One script with a version needs no migration library: two apps share it, and each has its own for its other tables.
 */
export async function installOutbox(pool: Pool): Promise<void> {
  await withTransaction(pool, async (client) => {
    await client.query("select pg_advisory_xact_lock(hashtext('tandem.integration.install'))");
    const { rows } = await client.query<{ there: boolean }>(
      "select to_regclass('integration.version') is not null as there",
    );
    const current = rows[0]?.there
      ? await client.query("select 1 from integration.version where version >= $1", [SCHEMA_VERSION])
      : undefined;
    if (current === undefined || current.rowCount === 0) await client.query(DDL);
  });
}
