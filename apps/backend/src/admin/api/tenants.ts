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
  /** Host name of its store. */
  domain?: string;
  /** E-mail address of its first owner, who is invited. */
  owner_email?: string;
}

/** Reads all tenants with their stores. */
export const readTenants = () =>
  request("/admin/tenants?limit=200", z.object({ tenants: z.array(tenantSchema) }));
/** Creates a tenant with its first store. */
export const createTenant = (body: NewTenant) =>
  request("/admin/tenants", z.object({ tenant: tenantSchema }), body);

/** Activates, suspends or archives a tenant. */
export const setTenantStatus = ({ id, status }: Pick<Tenant, "id" | "status">) =>
  request(`/admin/tenants/${id}`, z.object({ tenant: tenantSchema }), { status });

const activeSchema = z.object({
  tenant: z.string().nullable(),
  /** Tenants to choose from. */
  tenants: z.array(z.object({ id: z.string(), name: z.string() })).default([]),
});

/** Reads the active tenant of this session: what is created belongs to it. */
export const readActiveTenant = () => request("/admin/active-tenant", activeSchema);
/** Sets the active tenant of this session; null for none. */
export const chooseTenant = (tenant: string | null) =>
  request("/admin/active-tenant", activeSchema, { tenant });
