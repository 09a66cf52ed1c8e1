create or replace function integration.capture_category_insert() returns trigger language plpgsql as $$
begin
  insert into integration.outbox (tenant_id, topic, entity, entity_id, op)
  select l.tenant_id, '{{categoryCreated}}', 'category', n.id, 'created'
  from rows_after n join public.tenant_category l on l.product_category_id = n.id and l.deleted_at is null
  where n.deleted_at is null;
  return null;
end $$;

create or replace function integration.capture_category_update() returns trigger language plpgsql as $$
begin
  insert into integration.outbox (tenant_id, topic, entity, entity_id, op, changed_fields, correlation_id)
  select c.tenant_id,
    case c.op when 'created' then '{{categoryCreated}}' when 'deleted' then '{{categoryDeleted}}' else '{{categoryUpdated}}' end,
    'category', c.id, c.op, c.fields, integration.correlation_of(c.id)
  from (
    select n.id, integration.tenant_of_category(n.id) as tenant_id,
      case when o.deleted_at is null and n.deleted_at is not null then 'deleted'
           when o.deleted_at is not null and n.deleted_at is null then 'created'
           else 'updated' end as op,
      integration.changed_fields(to_jsonb(o), to_jsonb(n)) as fields
    from rows_before o join rows_after n on n.id = o.id
    where o.deleted_at is null or n.deleted_at is null
  ) as c
  where c.tenant_id is not null and cardinality(c.fields) > 0;
  return null;
end $$;

create or replace function integration.capture_category_delete() returns trigger language plpgsql as $$
begin
  insert into integration.outbox (tenant_id, topic, entity, entity_id, op)
  select t.tenant_id, '{{categoryDeleted}}', 'category', o.id, 'deleted'
  from rows_before o cross join lateral (select integration.tenant_of_category(o.id) as tenant_id) as t
  where t.tenant_id is not null and o.deleted_at is null;
  return null;
end $$;

create or replace trigger tandem_category_insert after insert on public.product_category
  referencing new table as rows_after for each statement execute function integration.capture_category_insert();
create or replace trigger tandem_category_update after update on public.product_category
  referencing old table as rows_before new table as rows_after for each statement
  execute function integration.capture_category_update();
create or replace trigger tandem_category_delete after delete on public.product_category
  referencing old table as rows_before for each statement execute function integration.capture_category_delete();
