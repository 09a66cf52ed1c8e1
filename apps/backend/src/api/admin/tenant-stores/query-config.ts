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

/** Default fields of `GET /admin/tenant-stores`. */
export const listTenantStoresQuery = { isList: true, defaults: fields };

/** Default fields of `GET /admin/tenant-stores/:id`. */
export const retrieveTenantStoreQuery = { isList: false, defaults: fields };
