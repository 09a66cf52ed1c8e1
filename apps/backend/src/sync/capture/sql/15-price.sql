-- A price belongs to its product through price set and variant.
create or replace function integration.capture_price_insert() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{variantUpdated}}', '{variants.prices}', array(
    select v.product_id from rows_after r join public.product_variant_price_set s on s.price_set_id = r.price_set_id
      join public.product_variant v on v.id = s.variant_id
  ));
  return null;
end $$;

create or replace function integration.capture_price_update() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{variantUpdated}}', '{variants.prices}', array(
    select v.product_id from (
      select n.* from rows_before o join rows_after n on n.id = o.id
      where cardinality(integration.changed_fields(to_jsonb(o), to_jsonb(n))) > 0
    ) r join public.product_variant_price_set s on s.price_set_id = r.price_set_id
      join public.product_variant v on v.id = s.variant_id
  ));
  return null;
end $$;

create or replace function integration.capture_price_delete() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{variantUpdated}}', '{variants.prices}', array(
    select v.product_id from rows_before r join public.product_variant_price_set s on s.price_set_id = r.price_set_id
      join public.product_variant v on v.id = s.variant_id
  ));
  return null;
end $$;

create or replace trigger tandem_price_insert after insert on public.price
  referencing new table as rows_after for each statement execute function integration.capture_price_insert();
create or replace trigger tandem_price_update after update on public.price
  referencing old table as rows_before new table as rows_after for each statement
  execute function integration.capture_price_update();
create or replace trigger tandem_price_delete after delete on public.price
  referencing old table as rows_before for each statement execute function integration.capture_price_delete();

create or replace function integration.capture_price_set_link_insert() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{variantUpdated}}', '{variants.prices}', array(
    select v.product_id from rows_after r join public.product_variant v on v.id = r.variant_id
  ));
  return null;
end $$;

create or replace function integration.capture_price_set_link_update() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{variantUpdated}}', '{variants.prices}', array(
    select v.product_id from (
      select n.* from rows_before o join rows_after n on n.id = o.id
      where cardinality(integration.changed_fields(to_jsonb(o), to_jsonb(n))) > 0
    ) r join public.product_variant v on v.id = r.variant_id
  ));
  return null;
end $$;

create or replace function integration.capture_price_set_link_delete() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{variantUpdated}}', '{variants.prices}', array(
    select v.product_id from rows_before r join public.product_variant v on v.id = r.variant_id
  ));
  return null;
end $$;

create or replace trigger tandem_price_set_link_insert after insert on public.product_variant_price_set
  referencing new table as rows_after for each statement execute function integration.capture_price_set_link_insert();
create or replace trigger tandem_price_set_link_update after update on public.product_variant_price_set
  referencing old table as rows_before new table as rows_after for each statement
  execute function integration.capture_price_set_link_update();
create or replace trigger tandem_price_set_link_delete after delete on public.product_variant_price_set
  referencing old table as rows_before for each statement execute function integration.capture_price_set_link_delete();
