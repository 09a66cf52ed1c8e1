import type { Operation } from "@tandem/service-kit/api-reference";
import { createTenantStoreSchema, updateTenantStoreSchema } from "../../admin/tenant-stores/validators";
import { createTenantSchema, updateTenantSchema } from "../../admin/tenants/validators";

const tenants = { tag: "Tenants" } as const;

/** Calls of platform admins. */
export const TENANT_OPERATIONS: readonly Operation[] = [
  { ...tenants, method: "get", path: "/admin/tenants", summary: "List tenants with their stores" },
  {
    ...tenants,
    method: "post",
    path: "/admin/tenants",
    summary: "Create a tenant, with its first store if given",
    body: createTenantSchema,
    status: 201,
  },
  { ...tenants, method: "get", path: "/admin/tenants/{id}", summary: "Get a tenant" },
  {
    ...tenants,
    method: "patch",
    path: "/admin/tenants/{id}",
    summary: "Change name, slug or status of a tenant",
    body: updateTenantSchema,
  },
  {
    ...tenants,
    method: "post",
    path: "/admin/tenants/{id}",
    summary: "Change a tenant, as Medusa's clients do",
    body: updateTenantSchema,
  },
  { ...tenants, method: "get", path: "/admin/tenant-stores", summary: "List stores" },
  {
    ...tenants,
    method: "post",
    path: "/admin/tenant-stores",
    summary: "Create a store of a tenant",
    body: createTenantStoreSchema,
    status: 201,
  },
  { ...tenants, method: "get", path: "/admin/tenant-stores/{id}", summary: "Get a store" },
  {
    ...tenants,
    method: "patch",
    path: "/admin/tenant-stores/{id}",
    summary: "Change name or slug of a store",
    body: updateTenantStoreSchema,
  },
  {
    ...tenants,
    method: "post",
    path: "/admin/tenant-stores/{id}",
    summary: "Change a store, as Medusa's clients do",
    body: updateTenantStoreSchema,
  },
];
