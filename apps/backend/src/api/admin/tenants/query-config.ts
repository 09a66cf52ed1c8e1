const fields = ["id", "slug", "name", "status", "config", "created_at", "updated_at", "*stores"];

/** Default fields of `GET /admin/tenants`. */
export const listTenantsQuery = { isList: true, defaults: fields };

/** Default fields of `GET /admin/tenants/:id`. */
export const retrieveTenantQuery = { isList: false, defaults: fields };
