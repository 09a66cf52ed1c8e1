-- Stock that is no longer reserved: the reservation was deleted or reduced.
create or replace function integration.capture_reservation_update() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{reservationReleased}}', '{variants.available}', array(
    select v.product_id
    from rows_before o join rows_after n on n.id = o.id
      join public.product_variant_inventory_item i on i.inventory_item_id = n.inventory_item_id
      join public.product_variant v on v.id = i.variant_id
    where o.deleted_at is null and (n.deleted_at is not null or n.quantity < o.quantity)
  ));
  return null;
end $$;

create or replace function integration.capture_reservation_delete() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{reservationReleased}}', '{variants.available}', array(
    select v.product_id
    from rows_before o
      join public.product_variant_inventory_item i on i.inventory_item_id = o.inventory_item_id
      join public.product_variant v on v.id = i.variant_id
    where o.deleted_at is null
  ));
  return null;
end $$;

create or replace trigger tandem_reservation_update after update on public.reservation_item
  referencing old table as rows_before new table as rows_after for each statement
  execute function integration.capture_reservation_update();
create or replace trigger tandem_reservation_delete after delete on public.reservation_item
  referencing old table as rows_before for each statement execute function integration.capture_reservation_delete();
