const fields = ["id", "slug", "name", "status", "config", "created_at", "updated_at", "*stores"];

/** What `GET /admin/tenants` answers unless asked otherwise. */
export const listTenantsQuery = { isList: true, defaults: fields };

/** What `GET /admin/tenants/:id` answers unless asked otherwise. */
export const retrieveTenantQuery = { isList: false, defaults: fields };
