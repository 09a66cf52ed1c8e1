create or replace function integration.capture_product_insert() returns trigger language plpgsql as $$
begin
  insert into integration.outbox (tenant_id, topic, entity, entity_id, op)
  select l.tenant_id, '{{productCreated}}', 'product', n.id, 'created'
  from rows_after n join public.tenant_product l on l.product_id = n.id and l.deleted_at is null
  where n.deleted_at is null;
  return null;
end $$;

-- Title, subtitle and thumbnail are facts of the product for its mirror even when the sync wrote them: the mirror
-- needs them, so they are logged as a change of this system.
create or replace function integration.capture_product_update() returns trigger language plpgsql as $$
begin
  insert into integration.outbox (tenant_id, topic, entity, entity_id, op, changed_fields, origin, correlation_id)
  select c.tenant_id,
    case c.op when 'created' then '{{productCreated}}' when 'deleted' then '{{productDeleted}}' else '{{productUpdated}}' end,
    'product', c.id, c.op, c.fields,
    case when c.fields && array['title', 'subtitle', 'thumbnail'] then 'local' else integration.capture_origin() end,
    integration.correlation_of(c.id)
  from (
    select n.id, integration.tenant_of_product(n.id) as tenant_id,
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

create or replace function integration.capture_product_delete() returns trigger language plpgsql as $$
begin
  insert into integration.outbox (tenant_id, topic, entity, entity_id, op)
  select t.tenant_id, '{{productDeleted}}', 'product', o.id, 'deleted'
  from rows_before o cross join lateral (select integration.tenant_of_product(o.id) as tenant_id) as t
  where t.tenant_id is not null and o.deleted_at is null;
  return null;
end $$;

create or replace trigger tandem_product_insert after insert on public.product
  referencing new table as rows_after for each statement execute function integration.capture_product_insert();
create or replace trigger tandem_product_update after update on public.product
  referencing old table as rows_before new table as rows_after for each statement
  execute function integration.capture_product_update();
create or replace trigger tandem_product_delete after delete on public.product
  referencing old table as rows_before for each statement execute function integration.capture_product_delete();
