-- Shops a product is offered in: no fact of the mirror, but storefronts show or hide it.
create or replace function integration.capture_channel_link_insert() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{productUpdated}}', '{sales_channels}', array(
    select r.product_id from rows_after r
  ));
  return null;
end $$;

create or replace function integration.capture_channel_link_update() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{productUpdated}}', '{sales_channels}', array(
    select r.product_id from (
      select n.* from rows_before o join rows_after n on n.id = o.id
      where cardinality(integration.changed_fields(to_jsonb(o), to_jsonb(n))) > 0
    ) r
  ));
  return null;
end $$;

create or replace function integration.capture_channel_link_delete() returns trigger language plpgsql as $$
begin
  perform integration.append_products('{{productUpdated}}', '{sales_channels}', array(
    select r.product_id from rows_before r
  ));
  return null;
end $$;

create or replace trigger tandem_channel_link_insert after insert on public.product_sales_channel
  referencing new table as rows_after for each statement execute function integration.capture_channel_link_insert();
create or replace trigger tandem_channel_link_update after update on public.product_sales_channel
  referencing old table as rows_before new table as rows_after for each statement
  execute function integration.capture_channel_link_update();
create or replace trigger tandem_channel_link_delete after delete on public.product_sales_channel
  referencing old table as rows_before for each statement execute function integration.capture_channel_link_delete();
