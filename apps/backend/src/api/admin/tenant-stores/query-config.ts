const fields = [
  "id",
  "slug",
  "name",
  "tenant_id",
  "default_currency",
  "regions",
  "sales_channel_id",
  "stock_location_id",
  "publishable_key_id",
  "publishable_key",
  "branding",
  "created_at",
  "updated_at",
];

/** What `GET /admin/tenant-stores` answers unless asked otherwise. */
export const listTenantStoresQuery = { isList: true, defaults: fields };

/** What `GET /admin/tenant-stores/:id` answers unless asked otherwise. */
export const retrieveTenantStoreQuery = { isList: false, defaults: fields };
