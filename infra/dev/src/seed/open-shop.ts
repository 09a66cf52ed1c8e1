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

/** A shop that is open, and the key its storefront reads the catalog with. */
export type Shop = Seeded["tenants"][number];

/** Opens a tenant with one store; one that is already open is answered as it is. */
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
