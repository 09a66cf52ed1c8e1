import type { CollectionConfig } from "payload";
import { createOwnContent } from "../access/create-own-content";
import { readOwnTenant } from "../access/read-own-tenant";
import { readOwnVersions } from "../access/read-own-versions";
import { writeOwnContent } from "../access/write-own-content";
import { ignoredFields } from "../fields/ignored-fields";
import { confineToTenant } from "./confine-to-tenant";
import { keepReferencesInsideTenant } from "./keep-references-inside-tenant";
import type { TenantOwnedSlug } from "./owned-collections";

/**
 * Puts a collection under the tenant guard: reading, writing and referring stay inside one tenant for people, API keys
 * and GraphQL alike, and nobody anonymous gets in. Access given in the config replaces the default of that operation.
 */
export function tenantOwned(config: CollectionConfig & { slug: TenantOwnedSlug }): CollectionConfig {
  return {
    ...config,
    access: {
      read: readOwnTenant,
      readVersions: readOwnVersions,
      create: createOwnContent,
      update: writeOwnContent,
      delete: writeOwnContent,
      ...config.access,
    },
    fields: [...config.fields, ignoredFields()],
    hooks: {
      ...config.hooks,
      beforeValidate: [confineToTenant, ...(config.hooks?.beforeValidate ?? [])],
      beforeChange: [...(config.hooks?.beforeChange ?? []), keepReferencesInsideTenant],
    },
  };
}
