-- A price list that begins, ends or is withdrawn changes what its products cost.
create or replace function integration.capture_price_list_update() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{variantUpdated}}', '{variants.prices}', array(
    select v.product_id from (
      select n.* from rows_before o join rows_after n on n.id = o.id
      where cardinality(integration.changed_fields(to_jsonb(o), to_jsonb(n))) > 0
    ) r join public.price p on p.price_list_id = r.id
      join public.product_variant_price_set s on s.price_set_id = p.price_set_id
      join public.product_variant v on v.id = s.variant_id
  ));
  return null;
end $$;

create or replace function integration.capture_price_list_delete() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{variantUpdated}}', '{variants.prices}', array(
    select v.product_id from rows_before r join public.price p on p.price_list_id = r.id
      join public.product_variant_price_set s on s.price_set_id = p.price_set_id
      join public.product_variant v on v.id = s.variant_id
  ));
  return null;
end $$;

create or replace trigger tandem_price_list_update after update on public.price_list
  referencing old table as rows_before new table as rows_after for each statement
  execute function integration.capture_price_list_update();
create or replace trigger tandem_price_list_delete after delete on public.price_list
  referencing old table as rows_before for each statement execute function integration.capture_price_list_delete();
