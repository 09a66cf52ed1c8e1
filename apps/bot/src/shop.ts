import type {
  Catalog,
  CategoryNode,
  Product,
  ProductList,
  ProductQuery,
  ShopContext,
  Tenant,
} from "@tandem/catalog";
import { AppError, defaultHost, type Locale, platformHosts } from "@tandem/contracts";

/**
 * The shop that a bot serves.
 * @throws AppError unavailable when it cannot be read and no copy is kept
 */
export type Shop = {
  slug: string;
  tenant: () => Promise<Tenant>;
  categories: (locale: Locale) => Promise<readonly CategoryNode[]>;
  products: (locale: Locale, query: ProductQuery) => Promise<ProductList>;
  product: (locale: Locale, id: string) => Promise<Product | null>;
  /** Returns the URL of the shop's home page. */
  homeUrl: () => Promise<string>;
  productUrl: (locale: Locale, product: Product) => Promise<string>;
};

/** Narrows the catalog to one tenant; `storefrontUrl` gives the scheme and port of shop URLs. */
export function createShop(catalog: Catalog, slug: string, storefrontUrl: string): Shop {
  const platform = platformHosts({ STOREFRONT_URL: storefrontUrl });

  async function tenant(): Promise<Tenant> {
    const found = await catalog.tenantBySlug(slug);
    if (found === null)
      throw new AppError(
        "unavailable",
        `The tenant "${slug}" does not exist. Create it or change BOT_STORE.`,
      );
    return found;
  }
  async function context(locale: Locale): Promise<ShopContext> {
    return catalog.context(await tenant(), { locale });
  }
  async function origin(): Promise<URL> {
    const url = new URL(storefrontUrl);
    const [domain] = (await tenant()).domains;
    url.hostname = domain ?? defaultHost(slug, platform);
    return url;
  }
  return {
    slug,
    tenant,
    categories: async (locale) => catalog.categories(await context(locale)),
    products: async (locale, query) => catalog.products(await context(locale), query),
    async product(locale, id) {
      const { items } = await catalog.products(await context(locale), { ids: [id] });
      return items[0] ?? null;
    },
    homeUrl: async () => (await origin()).href,
    async productUrl(locale, { commerce }) {
      const ctx = await context(locale);
      return new URL(`/${ctx.locale}/products/${encodeURIComponent(commerce.handle)}`, await origin()).href;
    },
  };
}

/** Returns all categories of a tree, parents before children. */
export function flattened(nodes: readonly CategoryNode[]): CategoryNode[] {
  return nodes.flatMap((node) => [node, ...flattened(node.children)]);
}
