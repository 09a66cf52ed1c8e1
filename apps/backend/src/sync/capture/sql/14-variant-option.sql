-- Which value of an option a variant has.
create or replace function integration.capture_variant_option_insert() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{variantUpdated}}', '{variants.options}', array(
    select v.product_id from rows_after r join public.product_variant v on v.id = r.variant_id
  ));
  return null;
end $$;

create or replace function integration.capture_variant_option_delete() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{variantUpdated}}', '{variants.options}', array(
    select v.product_id from rows_before r join public.product_variant v on v.id = r.variant_id
  ));
  return null;
end $$;

create or replace trigger tandem_variant_option_insert after insert on public.product_variant_option
  referencing new table as rows_after for each statement execute function integration.capture_variant_option_insert();
create or replace trigger tandem_variant_option_delete after delete on public.product_variant_option
  referencing old table as rows_before for each statement execute function integration.capture_variant_option_delete();
