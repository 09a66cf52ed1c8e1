-- A category comes into being for the other system when it gets its tenant, and is gone when it loses it.
create or replace function integration.capture_tenant_category_insert() returns trigger language plpgsql as $$
begin
  insert into integration.outbox (tenant_id, topic, entity, entity_id, op)
  select n.tenant_id, '{{categoryCreated}}', 'category', n.product_category_id, 'created'
  from rows_after n join public.product_category t on t.id = n.product_category_id and t.deleted_at is null
  where n.deleted_at is null;
  return null;
end $$;

create or replace function integration.capture_tenant_category_update() returns trigger language plpgsql as $$
begin
  insert into integration.outbox (tenant_id, topic, entity, entity_id, op)
  select n.tenant_id, case when n.deleted_at is null then '{{categoryCreated}}' else '{{categoryDeleted}}' end,
    'category', n.product_category_id, case when n.deleted_at is null then 'created' else 'deleted' end
  from rows_before o join rows_after n on n.tenant_id = o.tenant_id and n.product_category_id = o.product_category_id
  where (o.deleted_at is null) <> (n.deleted_at is null);
  return null;
end $$;

create or replace function integration.capture_tenant_category_delete() returns trigger language plpgsql as $$
begin
  insert into integration.outbox (tenant_id, topic, entity, entity_id, op)
  select o.tenant_id, '{{categoryDeleted}}', 'category', o.product_category_id, 'deleted' from rows_before o where o.deleted_at is null;
  return null;
end $$;

create or replace trigger tandem_tenant_category_insert after insert on public.tenant_category
  referencing new table as rows_after for each statement execute function integration.capture_tenant_category_insert();
create or replace trigger tandem_tenant_category_update after update on public.tenant_category
  referencing old table as rows_before new table as rows_after for each statement
  execute function integration.capture_tenant_category_update();
create or replace trigger tandem_tenant_category_delete after delete on public.tenant_category
  referencing old table as rows_before for each statement execute function integration.capture_tenant_category_delete();
