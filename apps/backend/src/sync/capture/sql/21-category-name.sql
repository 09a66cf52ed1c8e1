-- A product shows the name and handle of its categories, so renaming or removing a category changes its products.
create or replace function integration.capture_category_name() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{productUpdated}}', '{categories}', array(
    select l.product_id
    from rows_before o join rows_after n on n.id = o.id
      join public.product_category_product l on l.product_category_id = n.id
    where (o.name, o.handle, o.deleted_at is null) is distinct from (n.name, n.handle, n.deleted_at is null)
  ));
  return null;
end $$;

create or replace trigger tandem_category_name after update on public.product_category
  referencing old table as rows_before new table as rows_after for each statement
  execute function integration.capture_category_name();
