import {
  type Product,
  type ProductList,
  type ProductQuery,
  pictureTag,
  priceOrderTag,
} from "@tandem/catalog";
import { cacheTag as sharedTag } from "@tandem/contracts";
import { cacheTag } from "next/cache";
import { isAway } from "./away";
import { catalog } from "./catalog";
import { beginRead, keepFor, markInventable, readShop, type ShopParams } from "./shop";

function tagProduct(tenant: string, product: Product): void {
  cacheTag(sharedTag(tenant, "product", product.commerce.id));
  for (const { id } of product.commerce.categories) cacheTag(sharedTag(tenant, "category", id));
}

/** Result of a read whose backend is unavailable and of which no copy is kept; cached only briefly. */
export type Unavailable = "unavailable";

/** Runs a read; returns "unavailable" when its backend is, because a page must be able to show that. */
async function attempt<T>(read: () => Promise<T>): Promise<T | Unavailable> {
  try {
    return await read();
  } catch (error) {
    if (!isAway(error)) throw error;
    keepFor(true);
    return "unavailable";
  }
}

/** Returns a product by handle, or null. */
export async function productOf(params: ShopParams, handle: string): Promise<Product | null | Unavailable> {
  "use cache";
  const { ctx } = await readShop(params);
  const product = await attempt(() => catalog().product(ctx, handle));
  if (product === "unavailable") return product;
  keepFor(product?.stale === true);
  if (product === null) {
    cacheTag(sharedTag(ctx.tenant.id, "catalog"));
    markInventable();
  } else tagProduct(ctx.tenant.id, product);
  return product;
}

/** Returns a page of products. */
export async function productsOf(
  params: ShopParams,
  query: ProductQuery,
): Promise<ProductList | Unavailable> {
  "use cache";
  const { ctx } = await readShop(params);
  const list = await attempt(() => catalog().products(ctx, query));
  if (list === "unavailable") return list;
  keepFor(list.stale);
  if (query.ids === undefined) cacheTag(sharedTag(ctx.tenant.id, "catalog"));
  // Requested products that do not exist yet count too: they may be published later.
  for (const id of query.ids ?? []) cacheTag(sharedTag(ctx.tenant.id, "product", id));
  if (query.sort?.startsWith("price")) cacheTag(priceOrderTag(ctx.tenant.id));
  for (const product of list.items) tagProduct(ctx.tenant.id, product);
  if (query.q !== undefined || (list.items.length === 0 && (query.page ?? 1) > 1)) markInventable();
  return list;
}

/** Returns the category tree. */
export async function categoriesOf(params: ShopParams) {
  "use cache";
  const { ctx } = await readShop(params);
  const tree = await attempt(() => catalog().categories(ctx));
  if (tree === "unavailable") return [];
  keepFor(tree.some(({ stale }) => stale));
  cacheTag(
    sharedTag(ctx.tenant.id, "category"),
    sharedTag(ctx.tenant.id, "catalog"),
    pictureTag(ctx.tenant.id),
  );
  return tree;
}

/** Returns a category with its ancestors, or null. */
export async function categoryOf(params: ShopParams, handle: string) {
  "use cache";
  const { ctx } = await readShop(params);
  const found = await attempt(() => catalog().category(ctx, handle));
  if (found === "unavailable") return found;
  keepFor(found?.category.stale === true);
  if (found === null) markInventable();
  cacheTag(
    sharedTag(ctx.tenant.id, "category"),
    sharedTag(ctx.tenant.id, "catalog"),
    pictureTag(ctx.tenant.id),
  );
  return found;
}

/** Returns the hero sections of the home page. */
export async function heroesOf(params: ShopParams) {
  "use cache";
  const { ctx } = await readShop(params);
  const heroes = await attempt(() => catalog().heroes(ctx));
  if (heroes === "unavailable") return [];
  const { value, stale } = heroes;
  keepFor(stale);
  cacheTag(sharedTag(ctx.tenant.id, "hero-section"), pictureTag(ctx.tenant.id));
  return value;
}

/** Returns the links of header and footer. */
export async function navigationOf(params: ShopParams) {
  "use cache";
  const { ctx } = await readShop(params);
  const links = await attempt(() => catalog().navigation(ctx));
  if (links === "unavailable") return { header: [], footer: [] };
  const { value, stale } = links;
  keepFor(stale);
  cacheTag(sharedTag(ctx.tenant.id, "navigation"));
  return value;
}

/** Returns the announcements that run now. */
export async function announcementsOf(params: ShopParams) {
  "use cache";
  const { ctx } = await readShop(params);
  const running = await attempt(() => catalog().announcements(ctx));
  if (running === "unavailable") return [];
  const { value, stale } = running;
  keepFor(stale);
  cacheTag(sharedTag(ctx.tenant.id, "announcement"));
  return value;
}

/** Returns a content page by slug, or null. */
export async function pageOf(params: ShopParams, slug: string) {
  "use cache";
  const { ctx } = await readShop(params);
  const page = await attempt(() => catalog().page(ctx, slug));
  if (page === "unavailable") return page;
  keepFor(page?.stale === true);
  if (page === null) markInventable();
  const id = page?.value.id;
  cacheTag(sharedTag(ctx.tenant.id, "page", id), sharedTag(ctx.tenant.id, "faq"), pictureTag(ctx.tenant.id));
  return page?.value ?? null;
}

/** Returns published posts, newest first. */
export async function postsOf(params: ShopParams) {
  "use cache";
  const { ctx } = await readShop(params);
  const posts = await attempt(() => catalog().posts(ctx));
  if (posts === "unavailable") return posts;
  const { value, stale } = posts;
  keepFor(stale);
  cacheTag(sharedTag(ctx.tenant.id, "post"), pictureTag(ctx.tenant.id));
  return value;
}

/** Returns the products of a shelf; none when they cannot be read, because a page works without a shelf. */
export async function shelfOf(params: ShopParams, query: ProductQuery): Promise<readonly Product[]> {
  const list = await productsOf(params, query);
  return list === "unavailable" ? [] : list.items;
}

/** Returns every open shop. */
export async function openShops() {
  "use cache";
  beginRead();
  keepFor(false);
  cacheTag(sharedTag("-", "tenant"));
  return catalog().listTenants();
}
