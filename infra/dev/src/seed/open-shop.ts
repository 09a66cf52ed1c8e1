import { z } from "zod";
import type { DemoTenant } from "./demo-tenants.js";
import type { Commerce } from "./platform-admin.js";
import type { Seeded } from "./seeded.js";

const tenantSchema = z.looseObject({ id: z.string(), slug: z.string(), name: z.string() });
const storeSchema = z.looseObject({ publishable_key: z.string() });
const madeTenantSchema = z.object({ tenant: tenantSchema });
const tenantsSchema = z.object({ tenants: z.array(tenantSchema) });
const madeStoreSchema = z.object({ tenant_store: storeSchema });
const storesSchema = z.object({ tenant_stores: z.array(storeSchema) });

/** An open shop and the publishable key of its storefront. */
export type Shop = Seeded["tenants"][number];

/** Creates a tenant with one store; returns existing ones unchanged. */
export async function openShop(commerce: Commerce, wanted: DemoTenant): Promise<Shop> {
  const { slug, name } = wanted;
  const known = await commerce.get(`/admin/tenants?slug=${slug}`, tenantsSchema);
  const tenant =
    known.tenants[0] ?? (await commerce.post("/admin/tenants", { slug, name }, madeTenantSchema)).tenant;

  const stores = await commerce.get(`/admin/tenant-stores?tenant_id=${tenant.id}`, storesSchema);
  const store =
    stores.tenant_stores[0] ??
    (
      await commerce.post(
        "/admin/tenant-stores",
        {
          tenant_id: tenant.id,
          slug,
          name,
          default_currency: wanted.currency,
          countries: wanted.countries,
        },
        madeStoreSchema,
      )
    ).tenant_store;
  return { slug, name, publishableKey: store.publishable_key };
}
