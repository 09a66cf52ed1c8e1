-- Tags of a product, and the word a tag stands for.
create or replace function integration.capture_tag_link_insert() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{productUpdated}}', '{tags}', array(
    select r.product_id from rows_after r
  ));
  return null;
end $$;

create or replace function integration.capture_tag_link_delete() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{productUpdated}}', '{tags}', array(
    select r.product_id from rows_before r
  ));
  return null;
end $$;

create or replace trigger tandem_tag_link_insert after insert on public.product_tags
  referencing new table as rows_after for each statement execute function integration.capture_tag_link_insert();
create or replace trigger tandem_tag_link_delete after delete on public.product_tags
  referencing old table as rows_before for each statement execute function integration.capture_tag_link_delete();

create or replace function integration.capture_tag_update() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{productUpdated}}', '{tags}', array(
    select l.product_id from (
      select n.* from rows_before o join rows_after n on n.id = o.id
      where cardinality(integration.changed_fields(to_jsonb(o), to_jsonb(n))) > 0
    ) r join public.product_tags l on l.product_tag_id = r.id
  ));
  return null;
end $$;

create or replace trigger tandem_tag_update after update on public.product_tag
  referencing old table as rows_before new table as rows_after for each statement
  execute function integration.capture_tag_update();
