-- A product comes into being for the other system when it gets its tenant, and is gone when it loses it.
create or replace function integration.capture_tenant_product_insert() returns trigger language plpgsql as $$
begin
  insert into integration.outbox (tenant_id, topic, entity, entity_id, op)
  select n.tenant_id, '{{productCreated}}', 'product', n.product_id, 'created'
  from rows_after n join public.product t on t.id = n.product_id and t.deleted_at is null
  where n.deleted_at is null;
  return null;
end $$;

create or replace function integration.capture_tenant_product_update() returns trigger language plpgsql as $$
begin
  insert into integration.outbox (tenant_id, topic, entity, entity_id, op)
  select n.tenant_id, case when n.deleted_at is null then '{{productCreated}}' else '{{productDeleted}}' end,
    'product', n.product_id, case when n.deleted_at is null then 'created' else 'deleted' end
  from rows_before o join rows_after n on n.tenant_id = o.tenant_id and n.product_id = o.product_id
  where (o.deleted_at is null) <> (n.deleted_at is null);
  return null;
end $$;

create or replace function integration.capture_tenant_product_delete() returns trigger language plpgsql as $$
begin
  insert into integration.outbox (tenant_id, topic, entity, entity_id, op)
  select o.tenant_id, '{{productDeleted}}', 'product', o.product_id, 'deleted' from rows_before o where o.deleted_at is null;
  return null;
end $$;

create or replace trigger tandem_tenant_product_insert after insert on public.tenant_product
  referencing new table as rows_after for each statement execute function integration.capture_tenant_product_insert();
create or replace trigger tandem_tenant_product_update after update on public.tenant_product
  referencing old table as rows_before new table as rows_after for each statement
  execute function integration.capture_tenant_product_update();
create or replace trigger tandem_tenant_product_delete after delete on public.tenant_product
  referencing old table as rows_before for each statement execute function integration.capture_tenant_product_delete();
