import { multiTenantPlugin } from "@payloadcms/plugin-multi-tenant";
import { platformAdmin } from "../access/platform-admin";
import { isPlatformAdmin, TENANT_ROLES } from "../access/scope";
import { words } from "../fields/words";
import { ONE_PER_TENANT, TENANT_OWNED } from "./policies";

/**
 * The tenant selector, the tenant field and the list filters of the admin. Isolation does not rest on it: see
 * `confineCollections`. Files of media are public, so the plugin's own read rule stays off there. Deleting a tenant never deletes its documents.
 */
export const tenantsPlugin = multiTenantPlugin({
  cleanupAfterTenantDelete: false,
  userHasAccessToAllTenants: (user) => isPlatformAdmin(user as Parameters<typeof isPlatformAdmin>[0]),
  tenantsArrayField: {
    arrayFieldAccess: { create: platformAdmin, update: platformAdmin },
    tenantFieldAccess: { create: platformAdmin, update: platformAdmin },
    rowFields: [
      {
        name: "roles",
        type: "select",
        hasMany: true,
        required: true,
        options: [...TENANT_ROLES],
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
