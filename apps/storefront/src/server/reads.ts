import {
  type Product,
  type ProductList,
  type ProductQuery,
  pictureTag,
  priceOrderTag,
} from "@tandem/catalog";
import { cacheTag as sharedTag } from "@tandem/contracts";
import { cacheTag } from "next/cache";
import { catalog } from "./catalog";
import { keepFor, readShop, type ShopParams } from "./shop";

function tagProduct(tenant: string, product: Product): void {
  cacheTag(sharedTag(tenant, "product", product.commerce.id));
  for (const { id } of product.commerce.categories) cacheTag(sharedTag(tenant, "category", id));
}

/** A product by handle, or null. */
export async function productOf(params: ShopParams, handle: string): Promise<Product | null> {
  "use cache";
  const { ctx } = await readShop(params);
  const product = await catalog().product(ctx, handle);
  keepFor(product?.stale === true);
  if (product === null) cacheTag(sharedTag(ctx.tenant.id, "catalog"));
  else tagProduct(ctx.tenant.id, product);
  return product;
}

/** A page of products. */
export async function productsOf(params: ShopParams, query: ProductQuery): Promise<ProductList> {
  "use cache";
  const { ctx } = await readShop(params);
  const list = await catalog().products(ctx, query);
  keepFor(list.stale);
  if (query.ids === undefined) cacheTag(sharedTag(ctx.tenant.id, "catalog"));
  if (query.sort?.startsWith("price")) cacheTag(priceOrderTag(ctx.tenant.id));
  for (const product of list.items) tagProduct(ctx.tenant.id, product);
  return list;
}

/** The category tree. */
export async function categoriesOf(params: ShopParams) {
  "use cache";
  const { ctx } = await readShop(params);
  const tree = await catalog().categories(ctx);
  keepFor(tree.some(({ stale }) => stale));
  cacheTag(sharedTag(ctx.tenant.id, "category"), pictureTag(ctx.tenant.id));
  return tree;
}

/** A category with its ancestors, or null. */
export async function categoryOf(params: ShopParams, handle: string) {
  "use cache";
  const { ctx } = await readShop(params);
  const found = await catalog().category(ctx, handle);
  keepFor(found?.category.stale === true);
  cacheTag(sharedTag(ctx.tenant.id, "category"), pictureTag(ctx.tenant.id));
  return found;
}

/** Hero sections of the home page. */
export async function heroesOf(params: ShopParams) {
  "use cache";
  const { ctx } = await readShop(params);
  const { value, stale } = await catalog().heroes(ctx);
  keepFor(stale);
  cacheTag(sharedTag(ctx.tenant.id, "hero-section"), pictureTag(ctx.tenant.id));
  return value;
}

/** Header and footer links. */
export async function navigationOf(params: ShopParams) {
  "use cache";
  const { ctx } = await readShop(params);
  const { value, stale } = await catalog().navigation(ctx);
  keepFor(stale);
  cacheTag(sharedTag(ctx.tenant.id, "navigation"));
  return value;
}

/** Announcements that run now. */
export async function announcementsOf(params: ShopParams) {
  "use cache";
  const { ctx } = await readShop(params);
  const { value, stale } = await catalog().announcements(ctx);
  keepFor(stale);
  cacheTag(sharedTag(ctx.tenant.id, "announcement"));
  return value;
}

/** A content page by slug, or null. */
export async function pageOf(params: ShopParams, slug: string) {
  "use cache";
  const { ctx } = await readShop(params);
  const page = await catalog().page(ctx, slug);
  keepFor(page?.stale === true);
  const id = page?.value.id;
  cacheTag(sharedTag(ctx.tenant.id, "page", id), sharedTag(ctx.tenant.id, "faq"), pictureTag(ctx.tenant.id));
  return page?.value ?? null;
}

/** Published posts, newest first. */
export async function postsOf(params: ShopParams) {
  "use cache";
  const { ctx } = await readShop(params);
  const { value, stale } = await catalog().posts(ctx);
  keepFor(stale);
  cacheTag(sharedTag(ctx.tenant.id, "post"), pictureTag(ctx.tenant.id));
  return value;
}

/** Every open shop. */
export async function openShops() {
  "use cache";
  keepFor(false);
  cacheTag(sharedTag("-", "tenant"));
  return catalog().listTenants();
}
