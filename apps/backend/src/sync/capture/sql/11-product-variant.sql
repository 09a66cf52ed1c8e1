create or replace function integration.capture_variant_insert() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{variantUpdated}}', '{variants}', array(select product_id from rows_after));
  return null;
end $$;

create or replace function integration.capture_variant_update() returns trigger language plpgsql as $$
begin
  insert into integration.outbox (tenant_id, topic, entity, entity_id, op, changed_fields)
  select integration.tenant_of_product(c.product_id), '{{variantUpdated}}', 'product', c.product_id, 'updated', c.fields
  from (
    select n.product_id, array_agg(distinct 'variants.' || field) as fields
    from rows_before o join rows_after n on n.id = o.id
      cross join lateral unnest(integration.changed_fields(to_jsonb(o), to_jsonb(n))) as field
    where o.deleted_at is null or n.deleted_at is null
    group by n.product_id
  ) as c
  where integration.tenant_of_product(c.product_id) is not null;
  return null;
end $$;

create or replace function integration.capture_variant_delete() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{variantUpdated}}', '{variants}',
    array(select product_id from rows_before where deleted_at is null));
  return null;
end $$;

create or replace trigger tandem_variant_insert after insert on public.product_variant
  referencing new table as rows_after for each statement execute function integration.capture_variant_insert();
create or replace trigger tandem_variant_update after update on public.product_variant
  referencing old table as rows_before new table as rows_after for each statement
  execute function integration.capture_variant_update();
create or replace trigger tandem_variant_delete after delete on public.product_variant
  referencing old table as rows_before for each statement execute function integration.capture_variant_delete();
