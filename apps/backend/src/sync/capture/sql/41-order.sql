-- An order is placed when it appears, or when a draft order is turned into one.
create or replace function integration.capture_order_insert() returns trigger language plpgsql as $$
begin
  insert into integration.outbox (tenant_id, topic, entity, entity_id, op)
  select owned.tenant_id, '{{orderPlaced}}', 'order', owned.id, 'created'
  from (
    select n.id, integration.tenant_of_sales_channel(n.sales_channel_id) as tenant_id
    from rows_after n where not n.is_draft_order
  ) as owned
  where owned.tenant_id is not null;
  return null;
end $$;

create or replace function integration.capture_order_update() returns trigger language plpgsql as $$
begin
  insert into integration.outbox (tenant_id, topic, entity, entity_id, op)
  select owned.tenant_id, '{{orderPlaced}}', 'order', owned.id, 'created'
  from (
    select n.id, integration.tenant_of_sales_channel(n.sales_channel_id) as tenant_id
    from rows_before o join rows_after n on n.id = o.id
    where o.is_draft_order and not n.is_draft_order
  ) as owned
  where owned.tenant_id is not null;
  return null;
end $$;

create or replace trigger tandem_order_insert after insert on public."order"
  referencing new table as rows_after for each statement execute function integration.capture_order_insert();
create or replace trigger tandem_order_update after update on public."order"
  referencing old table as rows_before new table as rows_after for each statement
  execute function integration.capture_order_update();
