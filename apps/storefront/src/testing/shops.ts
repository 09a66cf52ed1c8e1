import type { ShopContext, Tenant } from "@tandem/catalog";
import type { Locale } from "@tandem/contracts";

/** Returns a tenant as the catalog reads it. */
export function tenantOf(slug = "cup", changes: Partial<Tenant> = {}): Tenant {
  return {
    id: `ten_${slug}`,
    slug,
    name: slug,
    status: "active",
    domains: [`${slug}.shops.test`],
    theme: null,
    logo: null,
    locales: ["en", "ru"],
    defaultLocale: "en",
    contact: { email: null, phone: null, address: null },
    settings: {},
    stores: [
      {
        id: `tst_${slug}`,
        slug,
        name: slug,
        tagline: null,
        currency: "usd",
        regions: ["reg_1"],
        publishableKey: `pk_${slug}`,
      },
    ],
    ...changes,
  };
}

/** Returns the context in which a shop is read. */
export function contextOf(tenant: Tenant = tenantOf()): ShopContext {
  const [store] = tenant.stores;
  if (store === undefined) throw new Error(`The tenant "${tenant.slug}" has no store.`);
  return { tenant, store, locale: tenant.defaultLocale, regionId: "reg_1", currency: "usd" };
}

/** Returns what a page knows of its shop. */
export function shopOf(tenant: Tenant = tenantOf(), locale: Locale = tenant.defaultLocale) {
  return { tenant, locale, ctx: { ...contextOf(tenant), locale } };
}
