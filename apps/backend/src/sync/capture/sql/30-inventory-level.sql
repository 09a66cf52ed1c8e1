-- Stock at a location belongs to the products whose variants are made of that item.
create or replace function integration.capture_inventory_level_insert() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{inventoryUpdated}}', '{variants.available}', array(
    select v.product_id from rows_after r join public.product_variant_inventory_item i on i.inventory_item_id = r.inventory_item_id
      join public.product_variant v on v.id = i.variant_id
  ));
  return null;
end $$;

create or replace function integration.capture_inventory_level_update() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{inventoryUpdated}}', '{variants.available}', array(
    select v.product_id from (
      select n.* from rows_before o join rows_after n on n.id = o.id
      where cardinality(integration.changed_fields(to_jsonb(o), to_jsonb(n))) > 0
    ) r join public.product_variant_inventory_item i on i.inventory_item_id = r.inventory_item_id
      join public.product_variant v on v.id = i.variant_id
  ));
  return null;
end $$;

create or replace function integration.capture_inventory_level_delete() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{inventoryUpdated}}', '{variants.available}', array(
    select v.product_id from rows_before r join public.product_variant_inventory_item i on i.inventory_item_id = r.inventory_item_id
      join public.product_variant v on v.id = i.variant_id
  ));
  return null;
end $$;

create or replace trigger tandem_inventory_level_insert after insert on public.inventory_level
  referencing new table as rows_after for each statement execute function integration.capture_inventory_level_insert();
create or replace trigger tandem_inventory_level_update after update on public.inventory_level
  referencing old table as rows_before new table as rows_after for each statement
  execute function integration.capture_inventory_level_update();
create or replace trigger tandem_inventory_level_delete after delete on public.inventory_level
  referencing old table as rows_before for each statement execute function integration.capture_inventory_level_delete();

create or replace function integration.capture_inventory_link_insert() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{inventoryUpdated}}', '{variants.available}', array(
    select v.product_id from rows_after r join public.product_variant v on v.id = r.variant_id
  ));
  return null;
end $$;

create or replace function integration.capture_inventory_link_update() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{inventoryUpdated}}', '{variants.available}', array(
    select v.product_id from (
      select n.* from rows_before o join rows_after n on n.id = o.id
      where cardinality(integration.changed_fields(to_jsonb(o), to_jsonb(n))) > 0
    ) r join public.product_variant v on v.id = r.variant_id
  ));
  return null;
end $$;

create or replace function integration.capture_inventory_link_delete() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{inventoryUpdated}}', '{variants.available}', array(
    select v.product_id from rows_before r join public.product_variant v on v.id = r.variant_id
  ));
  return null;
end $$;

create or replace trigger tandem_inventory_link_insert after insert on public.product_variant_inventory_item
  referencing new table as rows_after for each statement execute function integration.capture_inventory_link_insert();
create or replace trigger tandem_inventory_link_update after update on public.product_variant_inventory_item
  referencing old table as rows_before new table as rows_after for each statement
  execute function integration.capture_inventory_link_update();
create or replace trigger tandem_inventory_link_delete after delete on public.product_variant_inventory_item
  referencing old table as rows_before for each statement execute function integration.capture_inventory_link_delete();
