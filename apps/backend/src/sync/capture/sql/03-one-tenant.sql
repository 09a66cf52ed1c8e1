-- Each of these belongs to exactly one tenant, whichever code writes the link.
create unique index if not exists tandem_one_tenant_product on public.tenant_product (product_id) where deleted_at is null;
create unique index if not exists tandem_one_tenant_category on public.tenant_category (product_category_id) where deleted_at is null;
create unique index if not exists tandem_one_tenant_sales_channel on public.tenant_sales_channel (sales_channel_id) where deleted_at is null;
create unique index if not exists tandem_one_tenant_stock_location on public.tenant_stock_location (stock_location_id) where deleted_at is null;
create unique index if not exists tandem_one_tenant_order on public.tenant_order (order_id) where deleted_at is null;
-- Lookups that include removed links.
create index if not exists tandem_tenant_product_all on public.tenant_product (product_id);
create index if not exists tandem_tenant_category_all on public.tenant_category (product_category_id);
create index if not exists tandem_tenant_product_tenant on public.tenant_product (tenant_id, product_id) where deleted_at is null;
