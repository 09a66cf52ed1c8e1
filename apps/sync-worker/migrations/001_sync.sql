-- Which document on one side is which row on the other, and what was last written to each.
create table links (
  entity text not null,
  medusa_id text not null,
  tenant text not null,
  payload_id text,
  facts_hash text,
  content_hash text,
  updated_at timestamptz not null default now(),
  primary key (entity, medusa_id)
);
create index links_payload on links (entity, payload_id);

-- Last agreed values of the fields both systems may edit.
create table bases (
  entity text not null,
  medusa_id text not null,
  fields jsonb not null,
  updated_at timestamptz not null default now(),
  primary key (entity, medusa_id)
);

-- How a shared field is settled, per tenant; `merge` where nothing is said.
create table field_policies (
  tenant text not null,
  entity text not null,
  field text not null,
  policy text not null check (policy in ('merge', 'medusa', 'payload', 'newest')),
  primary key (tenant, entity, field)
);

-- Every effect of the sync, in order: the timeline of each entity.
create table ledger (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  direction text not null,
  entity text not null,
  entity_id text not null,
  tenant text not null,
  action text not null,
  reason text,
  fields text[] not null default '{}',
  correlation_id text not null,
  run_id text
);
create index ledger_entity on ledger (entity, entity_id, id desc);

create table totals (
  direction text primary key,
  synced bigint not null default 0,
  last_sync timestamptz
);
insert into totals (direction) values ('medusa_to_payload'), ('payload_to_medusa');

-- One row per subject (a lane, a picture): what failed for good, why, and the job to run again.
create table dead_letters (
  id uuid primary key default gen_random_uuid(),
  queue text not null,
  job text not null,
  subject text not null,
  tenant text,
  entity text,
  entity_id text,
  reason text not null,
  message text not null,
  data jsonb not null,
  attempts int not null,
  correlation_id text,
  failed_at timestamptz not null default clock_timestamp(),
  unique (job, subject)
);
create index dead_letters_time on dead_letters (failed_at, id);

create table conflicts (
  id uuid primary key default gen_random_uuid(),
  tenant text not null,
  entity text not null,
  entity_id text not null,
  fields jsonb not null,
  created_at timestamptz not null default clock_timestamp(),
  resolved_at timestamptz
);
create unique index conflicts_open on conflicts (entity, entity_id) where resolved_at is null;

create table runs (
  id text primary key,
  direction text not null,
  entities text[] not null,
  tenant text,
  mode text not null,
  dry_run boolean not null,
  actor text,
  status text not null default 'running' check (status in ('running', 'applying', 'finished', 'failed')),
  found int not null default 0,
  enqueued int not null default 0,
  created int not null default 0,
  updated int not null default 0,
  archived int not null default 0,
  unchanged int not null default 0,
  skipped int not null default 0,
  conflicts int not null default 0,
  failed int not null default 0,
  error text,
  correlation_id text not null,
  started_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz
);
create index runs_time on runs (started_at);

-- Log positions whose effects are known to have been applied; what a flushed queue is rebuilt from.
create table checkpoints (
  id bigint primary key,
  cursors jsonb not null,
  taken_at timestamptz not null default clock_timestamp()
);
create sequence checkpoint_ids as bigint;
