-- Handles and SKUs are unique within a tenant. Medusa holds them unique over all tenants, so two shops could not sell the
-- same thing under the same address: its unique indexes give way to plain ones, and the functions below hold the rule.
drop index if exists public."IDX_product_handle_unique", public."IDX_category_handle_unique",
  public."IDX_product_variant_sku_unique", public."IDX_product_variant_barcode_unique",
  public."IDX_product_variant_ean_unique", public."IDX_product_variant_upc_unique",
  public."IDX_inventory_item_sku", public."IDX_inventory_item_sku_unique";
create index if not exists tandem_product_handle on public.product (handle) where deleted_at is null;
create index if not exists tandem_category_handle on public.product_category (handle) where deleted_at is null;
create index if not exists tandem_variant_sku on public.product_variant (sku) where deleted_at is null;
create index if not exists tandem_variant_barcode on public.product_variant (barcode) where deleted_at is null;
create index if not exists tandem_inventory_item_sku on public.inventory_item (sku) where deleted_at is null;

create or replace function integration.refuse_taken(table_name text, field text, value text) returns void language plpgsql as $$
begin
  raise exception using errcode = 'unique_violation', table = table_name,
    message = format('%s with %s "%s" already exists in this tenant', table_name, field, value),
    detail = format('Key (%s)=(%s) already exists.', field, value);
end $$;

-- One writer per tenant decides at a time; it sees what the one before committed.
create or replace function integration.lock_tenants_of(products text[]) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('tandem.unique.' || t.tenant_id, 0))
  from (
    select distinct tenant_id from public.tenant_product where product_id = any(products) and deleted_at is null order by 1
  ) t;
end $$;

create or replace function integration.check_products_unique(products text[]) returns void language plpgsql as $$
declare taken text;
begin
  perform integration.lock_tenants_of(products);
  select p.handle into taken
  from public.tenant_product l join public.product p on p.id = l.product_id and p.deleted_at is null
    join public.product o on o.handle = p.handle and o.id <> p.id and o.deleted_at is null
    join public.tenant_product m on m.product_id = o.id and m.tenant_id = l.tenant_id and m.deleted_at is null
  where l.product_id = any(products) and l.deleted_at is null limit 1;
  if found then perform integration.refuse_taken('product', 'handle', taken); end if;
  select v.sku into taken
  from public.tenant_product l join public.product_variant v on v.product_id = l.product_id and v.deleted_at is null
    join public.product_variant o on o.sku = v.sku and o.id <> v.id and o.deleted_at is null
    join public.tenant_product m on m.product_id = o.product_id and m.tenant_id = l.tenant_id and m.deleted_at is null
  where l.product_id = any(products) and l.deleted_at is null limit 1;
  if found then perform integration.refuse_taken('product_variant', 'sku', taken); end if;
  select v.barcode into taken
  from public.tenant_product l join public.product_variant v on v.product_id = l.product_id and v.deleted_at is null
    join public.product_variant o on o.barcode = v.barcode and o.id <> v.id and o.deleted_at is null
    join public.tenant_product m on m.product_id = o.product_id and m.tenant_id = l.tenant_id and m.deleted_at is null
  where l.product_id = any(products) and l.deleted_at is null limit 1;
  if found then perform integration.refuse_taken('product_variant', 'barcode', taken); end if;
end $$;

create or replace function integration.check_category_unique(category text) returns void language plpgsql as $$
declare taken text;
begin
  perform pg_advisory_xact_lock(hashtextextended('tandem.unique.' || tenant_id, 0))
  from public.tenant_category where product_category_id = category and deleted_at is null;
  select c.handle into taken
  from public.tenant_category l join public.product_category c on c.id = l.product_category_id and c.deleted_at is null
    join public.product_category o on o.handle = c.handle and o.id <> c.id and o.deleted_at is null
    join public.tenant_category m on m.product_category_id = o.id and m.tenant_id = l.tenant_id and m.deleted_at is null
  where l.product_category_id = category and l.deleted_at is null limit 1;
  if found then perform integration.refuse_taken('product_category', 'handle', taken); end if;
end $$;

create or replace function integration.hold_unique() returns trigger language plpgsql as $$
begin
  case tg_argv[0]
    when 'product' then perform integration.check_products_unique(array[new.id]);
    when 'variant' then perform integration.check_products_unique(array[new.product_id]);
    when 'category' then perform integration.check_category_unique(new.id);
    when 'tenant_category' then perform integration.check_category_unique(new.product_category_id);
  end case;
  return null;
end $$;

create or replace function integration.hold_linked_unique() returns trigger language plpgsql as $$
begin
  perform integration.check_products_unique(array(select r.product_id from rows_after r where r.deleted_at is null));
  return null;
end $$;

create or replace trigger tandem_unique_link after insert on public.tenant_product
  referencing new table as rows_after for each statement execute function integration.hold_linked_unique();
create or replace trigger tandem_unique_variants after insert on public.product_variant
  referencing new table as rows_after for each statement execute function integration.hold_linked_unique();
create or replace trigger tandem_unique_product after update on public.product for each row
  when (new.deleted_at is null and (old.handle is distinct from new.handle or old.deleted_at is not null))
  execute function integration.hold_unique('product');
create or replace trigger tandem_unique_variant after update on public.product_variant for each row
  when (new.deleted_at is null and (old.sku is distinct from new.sku or old.barcode is distinct from new.barcode or old.deleted_at is not null))
  execute function integration.hold_unique('variant');
create or replace trigger tandem_unique_category after update on public.product_category for each row
  when (new.deleted_at is null and (old.handle is distinct from new.handle or old.deleted_at is not null))
  execute function integration.hold_unique('category');
create or replace trigger tandem_unique_category_link after insert or update on public.tenant_category for each row
  when (new.deleted_at is null) execute function integration.hold_unique('tenant_category');
