import { createHash } from "node:crypto";
import { cacheTag } from "@tandem/contracts";
import { keys } from "../keys.js";
import type { Loaded } from "../store/types.js";
import { priceOrderTag } from "../tags.js";
import { type ProductList, type ProductQuery, type ShopContext, SORTS, type Sort } from "../types.js";
import { type CategoryReads, withDescendants } from "./categories.js";
import type { ProductReads } from "./products.js";
import type { Sources } from "./sources.js";

/** Sorting by price needs every price of the list; longer lists do not offer it. */
const PRICE_ORDER_LIMIT = 1_000;
const SCAN_PAGE = 200;
const MAX_PAGE = 1_000;

interface StoredList {
  ids: string[];
  total: number;
}

type Filter = Record<string, string | readonly string[]>;

/** Creates the reads of product lists. A list holds ids only, so a price change drops one product and no list. */
export function createListReads(sources: Sources, products: ProductReads, categories: CategoryReads) {
  const { medusa, documents } = sources;
  const store = documents<StoredList>(["medusa"]);

  async function filterOf(ctx: ShopContext, { category, q }: ProductQuery): Promise<Filter> {
    const filter: Filter = {};
    if (category !== undefined) filter.category_id = withDescendants(await categories.all(ctx), category);
    if (q !== undefined && q !== "") filter.q = q;
    return filter;
  }

  /** Returns all ids by price, cheapest first; those without a price come last. */
  async function idsByPrice(ctx: ShopContext, filter: Filter): Promise<StoredList> {
    const found: { id: string; amount: number }[] = [];
    for (;;) {
      const page = { ...filter, order: "title", limit: String(SCAN_PAGE), offset: String(found.length) };
      const { products: batch, count } = await medusa.productIds(ctx, page, true);
      for (const { id, variants } of batch) {
        const amounts = (variants ?? []).flatMap(
          (variant) => variant.calculated_price?.calculated_amount ?? [],
        );
        found.push({ id, amount: amounts.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...amounts) });
      }
      if (batch.length < SCAN_PAGE || found.length >= Math.min(count, PRICE_ORDER_LIMIT)) {
        return { ids: found.sort((a, b) => a.amount - b.amount).map(({ id }) => id), total: count };
      }
    }
  }

  async function loadPage(ctx: ShopContext, query: ProductQuery, sort: Sort, offset: number, limit: number) {
    const filter = await filterOf(ctx, query);
    const order = sort === "title" ? "title" : "-created_at";
    const page = { ...filter, order, limit: String(limit), offset: String(offset) };
    const { products: batch, count } = await medusa.productIds(ctx, page, false);
    return { ids: batch.map(({ id }) => id), total: count };
  }

  function keyOf(ctx: ShopContext, ...parts: readonly unknown[]): string {
    const digest = createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 24);
    return keys.priced(ctx, "list", digest);
  }

  async function list(ctx: ShopContext, query: ProductQuery): Promise<ProductList> {
    const pageSize = Math.min(100, Math.max(1, Math.trunc(query.pageSize ?? 24)));
    const page = Math.min(MAX_PAGE, Math.max(1, Math.trunc(query.page ?? 1)));
    const sort = query.sort ?? "newest";
    const offset = (page - 1) * pageSize;
    const tags = [cacheTag(ctx.tenant.id, "tenant"), cacheTag(ctx.tenant.id, "catalog")];
    const scope = [query.category ?? null, query.q ?? null];
    const byPrice = sort === "price-asc" || sort === "price-desc";

    const reading = byPrice
      ? await store.read(keyOf(ctx, "price", ...scope), async (): Promise<Loaded<StoredList>> => {
          const value = await idsByPrice(ctx, await filterOf(ctx, query));
          return { value, tags: [...tags, priceOrderTag(ctx.tenant.id)] };
        })
      : await store.read(
          keyOf(ctx, sort, ...scope, page, pageSize),
          async (): Promise<Loaded<StoredList>> => {
            return { value: await loadPage(ctx, query, sort, offset, pageSize), tags };
          },
        );

    const { ids, total } = reading.value ?? { ids: [], total: 0 };
    const ordered = sort === "price-desc" ? [...ids].reverse() : ids;
    const shown = byPrice ? ordered.slice(offset, offset + pageSize) : ids;
    const { items, stale } = await products.productsByIds(ctx, shown);
    return {
      items,
      total,
      page,
      pages: Math.max(1, Math.ceil(total / pageSize)),
      sorts: total > PRICE_ORDER_LIMIT ? SORTS.filter((name) => !name.startsWith("price")) : SORTS,
      stale: stale || reading.stale.length > 0,
    };
  }

  return {
    /** Returns a page of products; with `ids`, exactly those that can be shown, in that order. */
    async products(ctx: ShopContext, query: ProductQuery): Promise<ProductList> {
      if (query.ids === undefined) return list(ctx, query);
      const { items, stale } = await products.productsByIds(ctx, query.ids);
      return { items, total: items.length, page: 1, pages: 1, sorts: [], stale };
    },
  };
}
