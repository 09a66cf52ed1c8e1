-- The tenant a row belongs to. A link that was just removed counts, so that a deletion is logged under the right tenant.
create or replace function integration.tenant_of_product(wanted text) returns text
language sql stable as $$
  select tenant_id from public.tenant_product where product_id = wanted
  order by deleted_at is null desc, updated_at desc limit 1
$$;

create or replace function integration.tenant_of_category(wanted text) returns text
language sql stable as $$
  select tenant_id from public.tenant_category where product_category_id = wanted
  order by deleted_at is null desc, updated_at desc limit 1
$$;

create or replace function integration.tenant_of_sales_channel(wanted text) returns text
language sql stable as $$
  select tenant_id from public.tenant_sales_channel where sales_channel_id = wanted
  order by deleted_at is null desc, updated_at desc limit 1
$$;
