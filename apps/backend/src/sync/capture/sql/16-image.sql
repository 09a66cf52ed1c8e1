-- Images of a product.
create or replace function integration.capture_image_insert() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{productUpdated}}', '{images}', array(
    select r.product_id from rows_after r
  ));
  return null;
end $$;

create or replace function integration.capture_image_update() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{productUpdated}}', '{images}', array(
    select r.product_id from (
      select n.* from rows_before o join rows_after n on n.id = o.id
      where cardinality(integration.changed_fields(to_jsonb(o), to_jsonb(n))) > 0
    ) r
  ));
  return null;
end $$;

create or replace function integration.capture_image_delete() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{productUpdated}}', '{images}', array(
    select r.product_id from rows_before r
  ));
  return null;
end $$;

create or replace trigger tandem_image_insert after insert on public.image
  referencing new table as rows_after for each statement execute function integration.capture_image_insert();
create or replace trigger tandem_image_update after update on public.image
  referencing old table as rows_before new table as rows_after for each statement
  execute function integration.capture_image_update();
create or replace trigger tandem_image_delete after delete on public.image
  referencing old table as rows_before for each statement execute function integration.capture_image_delete();
