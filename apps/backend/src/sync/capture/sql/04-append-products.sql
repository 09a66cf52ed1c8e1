-- Logs one row for each product, under its tenant; a product without a tenant is not logged.
create or replace function integration.append_products(of_topic text, fields text[], product_ids text[]) returns void
language sql as $$
  insert into integration.outbox (tenant_id, topic, entity, entity_id, op, changed_fields, correlation_id)
  select owned.tenant_id, of_topic, 'product', owned.id, 'updated', fields, integration.correlation_of(owned.id)
  from (
    select id, integration.tenant_of_product(id) as tenant_id
    from (select distinct unnest(product_ids) as id) as named
    where id is not null
  ) as owned
  where owned.tenant_id is not null
$$;
