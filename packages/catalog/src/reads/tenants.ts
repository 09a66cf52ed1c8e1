import { AppError, cacheTag, type Locale, normalizeHost, type TenantView } from "@tandem/contracts";
import { keys } from "../keys.js";
import { DIRECTORY_TAG, pictureTag } from "../tags.js";
import type { Region, ShopContext, Store, Tenant } from "../types.js";
import type { Sources } from "./sources.js";

function toTenant(view: TenantView): Tenant {
  return {
    id: view.id,
    slug: view.slug,
    name: view.name,
    status: view.status,
    domains: view.domains,
    theme: view.theme,
    logo: view.logo,
    locales: view.locales,
    defaultLocale: view.default_locale,
    contact: view.contact,
    settings: view.settings,
    stores: view.stores.map((store) => ({
      id: store.id,
      slug: store.slug,
      name: store.name,
      tagline: store.tagline,
      currency: store.default_currency.toLowerCase(),
      regions: store.regions,
      publishableKey: store.publishable_key,
    })),
  };
}

/** Creates the reads of tenants by host or slug, their regions, and the context of all other reads. */
export function createTenantReads({ medusa, payload, documents }: Sources) {
  const store = documents<Tenant>(["payload"]);
  const lists = documents<Tenant[]>(["payload"]);
  const regionStore = documents<Region[]>(["medusa"]);

  async function find(kind: "host" | "slug", by: { host: string } | { slug: string }, name: string) {
    const { value } = await store.read(keys.directory(kind, name), async () => {
      const view = await payload.tenant(by);
      if (view === null) return { value: null, tags: [DIRECTORY_TAG] };
      return { value: toTenant(view), tags: [cacheTag(view.id, "tenant"), pictureTag(view.id)] };
    });
    return value !== null && value.status !== "archived" ? value : null;
  }

  async function regions(shop: Store): Promise<Region[]> {
    const key = keys.directory("list", `regions-${shop.publishableKey}`);
    const { value } = await regionStore.read(key, async () => ({
      value: (await medusa.regions(shop)).map((region) => ({
        id: region.id,
        name: region.name,
        currency: region.currency_code.toLowerCase(),
        countries: (region.countries ?? []).flatMap(({ iso_2 }) => iso_2 ?? []),
      })),
      tags: [DIRECTORY_TAG],
    }));
    const own = (value ?? []).filter(({ id }) => shop.regions.length === 0 || shop.regions.includes(id));
    return own;
  }

  /** Returns the region with the store's currency; the store's first region when Medusa is unavailable. */
  async function regionOf(shop: Store): Promise<string> {
    const [only, ...others] = shop.regions;
    if (only !== undefined && others.length === 0) return only;
    try {
      const known = await regions(shop);
      const fitting = known.find(({ currency }) => currency === shop.currency) ?? known[0];
      if (fitting !== undefined) return fitting.id;
    } catch (error) {
      if (only === undefined) throw error;
    }
    if (only === undefined) throw new AppError("unavailable", `The store "${shop.slug}" has no region.`);
    return only;
  }

  return {
    /** Returns the tenant of a host (port ignored), or null. Suspended tenants are found, archived ones are not. */
    async tenantByHost(header: string): Promise<Tenant | null> {
      const host = normalizeHost(header);
      return host === null ? null : find("host", { host }, host);
    },
    /** Returns the tenant with this slug, or null. */
    async tenantBySlug(slug: string): Promise<Tenant | null> {
      return find("slug", { slug }, slug);
    },
    /** Returns the active tenants. */
    async listTenants(): Promise<Tenant[]> {
      const { value } = await lists.read(keys.directory("list", "tenants"), async () => ({
        value: (await payload.tenants()).map(toTenant),
        tags: [DIRECTORY_TAG],
      }));
      return (value ?? []).filter(({ status }) => status === "active");
    },
    /** Returns the regions a store sells in. */
    regions,
    /**
     * Returns the context of a reading: the tenant's store (the first unless named), one of its languages (else its
     * default) and the region of the store's currency.
     * @throws AppError unavailable when the tenant has no store or the store has no region
     */
    async context(tenant: Tenant, wanted: { locale?: Locale; store?: string } = {}): Promise<ShopContext> {
      const shop = tenant.stores.find(({ slug }) => slug === wanted.store) ?? tenant.stores[0];
      if (shop === undefined)
        throw new AppError(
          "unavailable",
          `The tenant "${tenant.slug}" has no store yet. Open one in Medusa Admin.`,
        );
      const speaks = wanted.locale !== undefined && tenant.locales.includes(wanted.locale);
      const locale = speaks && wanted.locale !== undefined ? wanted.locale : tenant.defaultLocale;
      return { tenant, store: shop, locale, regionId: await regionOf(shop), currency: shop.currency };
    },
  };
}
