import { tenantStatusSchema } from "@tandem/contracts";
import { z } from "zod";
import { request } from "./request";

const tenantSchema = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  status: tenantStatusSchema,
  config: z
    .object({ domains: z.array(z.string()) })
    .partial()
    .nullable(),
  stores: z.array(
    z.object({
      id: z.string(),
      slug: z.string(),
      name: z.string(),
      default_currency: z.string(),
      publishable_key: z.string(),
    }),
  ),
});
export type Tenant = z.infer<typeof tenantSchema>;

export interface NewTenant {
  name: string;
  slug: string;
  store: { name: string; slug: string; default_currency: string; countries: string[] };
  /** Host name of its shop. */
  domain?: string;
  /** Whom to invite as its first owner. */
  owner_email?: string;
}

/** All tenants with their stores. */
export const readTenants = () =>
  request("/admin/tenants?limit=200", z.object({ tenants: z.array(tenantSchema) }));
/** Creates a tenant with its first store. */
export const createTenant = (body: NewTenant) =>
  request("/admin/tenants", z.object({ tenant: tenantSchema }), body);

/** Opens, suspends or archives a tenant. */
export const setTenantStatus = ({ id, status }: Pick<Tenant, "id" | "status">) =>
  request(`/admin/tenants/${id}`, z.object({ tenant: tenantSchema }), { status });

const activeSchema = z.object({
  tenant: z.string().nullable(),
  /** Tenants to choose from. */
  tenants: z.array(z.object({ id: z.string(), name: z.string() })).default([]),
});

/** The tenant this session works for: what is created belongs to it. */
export const readActiveTenant = () => request("/admin/active-tenant", activeSchema);
/** Chooses the tenant this session works for; null for none. */
export const chooseTenant = (tenant: string | null) =>
  request("/admin/active-tenant", activeSchema, { tenant });
