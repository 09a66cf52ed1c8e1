-- Categories a product is in.
create or replace function integration.capture_category_link_insert() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{productUpdated}}', '{categories}', array(
    select r.product_id from rows_after r
  ));
  return null;
end $$;

create or replace function integration.capture_category_link_delete() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{productUpdated}}', '{categories}', array(
    select r.product_id from rows_before r
  ));
  return null;
end $$;

create or replace trigger tandem_category_link_insert after insert on public.product_category_product
  referencing new table as rows_after for each statement execute function integration.capture_category_link_insert();
create or replace trigger tandem_category_link_delete after delete on public.product_category_product
  referencing old table as rows_before for each statement execute function integration.capture_category_link_delete();
