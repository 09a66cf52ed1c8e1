import { multiTenantPlugin } from "@payloadcms/plugin-multi-tenant";
import { READING_ROLES, seesAllTenants } from "../access/memberships";
import { platformAdmin } from "../access/platform-admin";
import { words } from "../fields/words";
import { ONE_PER_TENANT, TENANT_OWNED } from "./owned-collections";

/**
 * The tenant selector, the tenant field and the list filters of the admin. Isolation does not rest on it: see
 * `tenantOwned`. Files of media are public, so the plugin's own read rule stays off there. Deleting a tenant never deletes its documents.
 */
export const tenantsPlugin = multiTenantPlugin({
  cleanupAfterTenantDelete: false,
  userHasAccessToAllTenants: (user) => seesAllTenants(user as Parameters<typeof seesAllTenants>[0]),
  tenantsArrayField: {
    arrayFieldAccess: { create: platformAdmin, update: platformAdmin },
    tenantFieldAccess: { create: platformAdmin, update: platformAdmin },
    rowFields: [
      {
        name: "roles",
        type: "select",
        hasMany: true,
        required: true,
        options: [...READING_ROLES],
        access: { create: platformAdmin, update: platformAdmin },
        label: words("Roles", "Роли", "Rollar"),
      },
    ],
  },
  collections: Object.fromEntries(
    TENANT_OWNED.map((slug) => [
      slug,
      { isGlobal: ONE_PER_TENANT.has(slug), useTenantAccess: slug !== "media" },
    ]),
  ),
});
