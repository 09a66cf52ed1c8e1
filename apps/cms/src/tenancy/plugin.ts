import { multiTenantPlugin } from "@payloadcms/plugin-multi-tenant";
import type { Field, Plugin } from "payload";
import { words } from "../fields/words";
import { chosenTenant } from "./choice";
import { platformAdmin } from "./platform-admin";
import { ONE_PER_TENANT, TENANT_OWNED } from "./policies";
import { isPlatformAdmin, TENANT_ROLES } from "./scope";

const ROLE_LABELS = {
  owner: words("Owner", "Владелец", "Egasi"),
  admin: words("Administrator", "Администратор", "Administrator"),
  manager: words("Manager", "Менеджер", "Menejer"),
  staff: words("Staff", "Сотрудник", "Xodim"),
  viewer: words("Viewer", "Наблюдатель", "Kuzatuvchi"),
  editor: words("Editor", "Редактор", "Muharrir"),
} satisfies Record<(typeof TENANT_ROLES)[number], unknown>;
const BRAND = words("Brand", "Бренд", "Brend");
const BRANDS = words("Brands", "Бренды", "Brendlar");

/**
 * The tenant selector, the tenant field and the list filters of the admin; `confineCollections` enforces isolation.
 * Media files are public, so the plugin's read rule is off there. Deleting a tenant never deletes its documents.
 */
const multiTenant = multiTenantPlugin({
  cleanupAfterTenantDelete: false,
  userHasAccessToAllTenants: (user) => isPlatformAdmin(user as Parameters<typeof isPlatformAdmin>[0]),
  tenantField: { defaultValue: ({ req }) => chosenTenant(req) },
  tenantsArrayField: {
    arrayFieldAccess: { create: platformAdmin, update: platformAdmin },
    tenantFieldAccess: { create: platformAdmin, update: platformAdmin },
    rowFields: [
      {
        name: "roles",
        type: "select",
        hasMany: true,
        required: true,
        options: TENANT_ROLES.map((value) => ({ value, label: ROLE_LABELS[value] })),
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

const REDIRECT = "@payloadcms/plugin-multi-tenant/rsc#GlobalViewRedirect";

/** Adds labels to the memberships of a user, for which the plugin has no option. */
function labelMemberships(field: Field): Field {
  if (field.type !== "array" || field.name !== "tenants") return field;
  const fields = field.fields.map((inner) =>
    inner.type === "relationship" && inner.name === "tenant" ? { ...inner, label: BRAND } : inner,
  );
  return { ...field, fields, label: BRANDS, labels: { singular: BRAND, plural: BRANDS } };
}

/** The plugin, with a check of the tenant before its redirect to the tenant's only document and with labels. */
export const tenantsPlugin: Plugin = async (config) => {
  const configured = await multiTenant(config);
  const actions = configured.admin?.components?.actions ?? [];
  const guarded = actions.map((action) =>
    typeof action === "object" && action !== null && action.path === REDIRECT
      ? { ...action, path: "/admin/tenants/open-one-per-tenant#OpenOnePerTenant" }
      : action,
  );
  const { admin } = configured;
  const collections = configured.collections?.map((collection) =>
    collection.slug === admin?.user
      ? { ...collection, fields: collection.fields.map(labelMemberships) }
      : collection,
  );
  return {
    ...configured,
    collections,
    admin: { ...admin, components: { ...admin?.components, actions: guarded } },
  };
};
