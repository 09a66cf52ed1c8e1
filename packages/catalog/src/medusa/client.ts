import { Client } from "@medusajs/js-sdk";
import type { z } from "zod";
import type { ShopContext, Store } from "../types.js";
import type { Upstream } from "../upstream.js";
import {
  categoriesAnswer,
  type MedusaCategory,
  type MedusaProduct,
  productIdsAnswer,
  productsAnswer,
  regionsAnswer,
} from "./schemas.js";

const PRODUCT_FIELDS =
  "*variants.calculated_price,+variants.inventory_quantity,*variants.options,*variants.options.option,+metadata,*categories";
const CATEGORY_PAGE = 200;

type Query = Record<string, string | number | boolean | readonly string[] | undefined>;

interface MedusaClientSettings {
  backendUrl: string;
  upstream: Upstream;
}

/** Creates a client of Medusa's store API on its own SDK, with one SDK client per publishable key. */
export function createMedusaClient({ backendUrl, upstream }: MedusaClientSettings) {
  const clients = new Map<string, Client>();

  function clientOf(store: Store) {
    const known = clients.get(store.publishableKey);
    if (known !== undefined) return known;
    const created = new Client({ baseUrl: backendUrl, publishableKey: store.publishableKey });
    clients.set(store.publishableKey, created);
    return created;
  }

  async function get<T>(store: Store, schema: z.ZodType<T>, path: string, query: Query): Promise<T> {
    return upstream.call(path, async (signal) => {
      const answer: unknown = await clientOf(store).fetch(path, { query, signal });
      return schema.parse(answer);
    });
  }

  const priced = (ctx: ShopContext): Query => ({ region_id: ctx.regionId, locale: ctx.locale });

  return {
    /** Returns one published product with prices and stock, or null. */
    async productByHandle(ctx: ShopContext, handle: string): Promise<MedusaProduct | null> {
      const query = { ...priced(ctx), handle, limit: 1, fields: PRODUCT_FIELDS };
      const { products } = await get(ctx.store, productsAnswer, "/store/products", query);
      return products[0] ?? null;
    },
    /** Returns published products with prices and stock, in no guaranteed order; takes at most 100 ids. */
    async productsByIds(ctx: ShopContext, ids: readonly string[]): Promise<MedusaProduct[]> {
      const query = { ...priced(ctx), id: ids, limit: ids.length, fields: PRODUCT_FIELDS };
      return (await get(ctx.store, productsAnswer, "/store/products", query)).products;
    },
    /** Returns ids in Medusa's order, with prices on request. */
    async productIds(ctx: ShopContext, filter: Query, withPrices: boolean) {
      const fields = withPrices ? "id,variants.id,*variants.calculated_price" : "id";
      const query = { ...priced(ctx), ...filter, fields };
      return get(ctx.store, productIdsAnswer, "/store/products", query);
    },
    /** Returns every active category of the shop. */
    async categories(ctx: ShopContext): Promise<MedusaCategory[]> {
      const all: MedusaCategory[] = [];
      for (;;) {
        const query = {
          locale: ctx.locale,
          limit: CATEGORY_PAGE,
          offset: all.length,
          fields: "id,name,handle,description,rank,parent_category_id,metadata",
        };
        const page = await get(ctx.store, categoriesAnswer, "/store/product-categories", query);
        all.push(...page.product_categories);
        if (page.product_categories.length < CATEGORY_PAGE || all.length >= page.count) return all;
      }
    },
    /** Returns every region of the installation. */
    async regions(store: Store) {
      return (await get(store, regionsAnswer, "/store/regions", { limit: 200 })).regions;
    },
    /** Returns whether Medusa is available. */
    async alive(): Promise<boolean> {
      try {
        const answer = await fetch(new URL("/health", backendUrl), { signal: AbortSignal.timeout(1_000) });
        return answer.ok;
      } catch {
        return false;
      }
    },
  };
}
export type MedusaClient = ReturnType<typeof createMedusaClient>;
