-- An order belongs to the tenant of its sales channel, and its customer becomes a customer of that tenant.
create or replace function integration.link_order_insert() returns trigger language plpgsql as $$
begin
  insert into public.tenant_order (tenant_id, order_id, id)
  select owned.tenant_id, owned.id, 'link_' || replace(gen_random_uuid()::text, '-', '')
  from (select n.id, integration.tenant_of_sales_channel(n.sales_channel_id) as tenant_id from rows_after n) as owned
  where owned.tenant_id is not null
  on conflict (tenant_id, order_id) do nothing;

  insert into public.tenant_customer (tenant_id, customer_id, id)
  select distinct on (owned.tenant_id, owned.customer_id)
    owned.tenant_id, owned.customer_id, 'link_' || replace(gen_random_uuid()::text, '-', '')
  from (
    select n.customer_id, integration.tenant_of_sales_channel(n.sales_channel_id) as tenant_id
    from rows_after n where n.customer_id is not null
  ) as owned
  where owned.tenant_id is not null
  on conflict (tenant_id, customer_id) do update set deleted_at = null, updated_at = now()
    where tenant_customer.deleted_at is not null;
  return null;
end $$;

create or replace trigger tandem_order_a_tenant after insert on public."order"
  referencing new table as rows_after for each statement execute function integration.link_order_insert();
