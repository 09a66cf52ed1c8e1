-- A value of an option belongs to the products that offer it.
create or replace function integration.capture_option_value_update() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{productUpdated}}', '{options}', array(
    select l.product_id from (
      select n.* from rows_before o join rows_after n on n.id = o.id
      where cardinality(integration.changed_fields(to_jsonb(o), to_jsonb(n))) > 0
    ) r join public.product_product_option_value v on v.product_option_value_id = r.id
      join public.product_product_option l on l.id = v.product_product_option_id
  ));
  return null;
end $$;

create or replace trigger tandem_option_value_update after update on public.product_option_value
  referencing old table as rows_before new table as rows_after for each statement
  execute function integration.capture_option_value_update();

create or replace function integration.capture_option_value_link_insert() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{productUpdated}}', '{options}', array(
    select l.product_id from rows_after r join public.product_product_option l on l.id = r.product_product_option_id
  ));
  return null;
end $$;

create or replace function integration.capture_option_value_link_update() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{productUpdated}}', '{options}', array(
    select l.product_id from (
      select n.* from rows_before o join rows_after n on n.id = o.id
      where cardinality(integration.changed_fields(to_jsonb(o), to_jsonb(n))) > 0
    ) r join public.product_product_option l on l.id = r.product_product_option_id
  ));
  return null;
end $$;

create or replace function integration.capture_option_value_link_delete() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{productUpdated}}', '{options}', array(
    select l.product_id from rows_before r join public.product_product_option l on l.id = r.product_product_option_id
  ));
  return null;
end $$;

create or replace trigger tandem_option_value_link_insert after insert on public.product_product_option_value
  referencing new table as rows_after for each statement execute function integration.capture_option_value_link_insert();
create or replace trigger tandem_option_value_link_update after update on public.product_product_option_value
  referencing old table as rows_before new table as rows_after for each statement
  execute function integration.capture_option_value_link_update();
create or replace trigger tandem_option_value_link_delete after delete on public.product_product_option_value
  referencing old table as rows_before for each statement execute function integration.capture_option_value_link_delete();
