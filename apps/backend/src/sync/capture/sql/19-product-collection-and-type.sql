-- Name of the collection and of the type a product has.
create or replace function integration.capture_collection_update() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{productUpdated}}', '{collection}', array(
    select p.id from (
      select n.* from rows_before o join rows_after n on n.id = o.id
      where cardinality(integration.changed_fields(to_jsonb(o), to_jsonb(n))) > 0
    ) r join public.product p on p.collection_id = r.id
  ));
  return null;
end $$;

create or replace trigger tandem_collection_update after update on public.product_collection
  referencing old table as rows_before new table as rows_after for each statement
  execute function integration.capture_collection_update();

create or replace function integration.capture_type_update() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{productUpdated}}', '{type}', array(
    select p.id from (
      select n.* from rows_before o join rows_after n on n.id = o.id
      where cardinality(integration.changed_fields(to_jsonb(o), to_jsonb(n))) > 0
    ) r join public.product p on p.type_id = r.id
  ));
  return null;
end $$;

create or replace trigger tandem_type_update after update on public.product_type
  referencing old table as rows_before new table as rows_after for each statement
  execute function integration.capture_type_update();
