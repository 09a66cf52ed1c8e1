create or replace function integration.capture_store_insert() returns trigger language plpgsql as $$
begin
  insert into integration.outbox (tenant_id, topic, entity, entity_id, op)
  select n.tenant_id, '{{storeCreated}}', 'store', n.id, 'created' from rows_after n;
  return null;
end $$;

create or replace function integration.capture_store_update() returns trigger language plpgsql as $$
begin
  insert into integration.outbox (tenant_id, topic, entity, entity_id, op, changed_fields, correlation_id)
  select c.tenant_id, case c.op when 'created' then '{{storeCreated}}' else '{{storeUpdated}}' end,
    'store', c.id, c.op, c.fields, integration.correlation_of(c.id)
  from (
    select n.id, n.tenant_id as tenant_id,
      case when o.deleted_at is null and n.deleted_at is not null then 'deleted'
           when o.deleted_at is not null and n.deleted_at is null then 'created'
           else 'updated' end as op,
      integration.changed_fields(to_jsonb(o), to_jsonb(n)) as fields
    from rows_before o join rows_after n on n.id = o.id
    where o.deleted_at is null or n.deleted_at is null
  ) as c
  where cardinality(c.fields) > 0;
  return null;
end $$;

create or replace function integration.capture_store_delete() returns trigger language plpgsql as $$
begin
  insert into integration.outbox (tenant_id, topic, entity, entity_id, op)
  select o.tenant_id, '{{storeUpdated}}', 'store', o.id, 'deleted' from rows_before o where o.deleted_at is null;
  return null;
end $$;

create or replace trigger tandem_store_insert after insert on public.tenant_store
  referencing new table as rows_after for each statement execute function integration.capture_store_insert();
create or replace trigger tandem_store_update after update on public.tenant_store
  referencing old table as rows_before new table as rows_after for each statement
  execute function integration.capture_store_update();
create or replace trigger tandem_store_delete after delete on public.tenant_store
  referencing old table as rows_before for each statement execute function integration.capture_store_delete();
