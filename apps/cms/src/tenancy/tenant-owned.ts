import type { CollectionConfig } from "payload";
import { ignoredFields } from "../fields/ignored-fields";
import { confineToTenant } from "./confine-to-tenant";
import { keepReferencesInsideTenant } from "./keep-references-inside-tenant";
import type { TenantOwnedSlug } from "./policies";

/**
 * Adds what every tenant-owned collection has in common: documents stay in the tenant they were created in and refer to
 * nothing outside it. `POLICIES` defines who may read and write them.
 */
export function tenantOwned(config: CollectionConfig & { slug: TenantOwnedSlug }): CollectionConfig {
  return {
    ...config,
    fields: [...config.fields, ignoredFields()],
    hooks: {
      ...config.hooks,
      beforeValidate: [confineToTenant, ...(config.hooks?.beforeValidate ?? [])],
      beforeChange: [...(config.hooks?.beforeChange ?? []), keepReferencesInsideTenant],
    },
  };
}
