import { AppError, cacheTag, type System } from "@tandem/contracts";
import { keys } from "../keys.js";
import { toCommerce, toContentCopy } from "../medusa/map-product.js";
import type { MedusaProduct } from "../medusa/schemas.js";
import type { Loaded, Reading } from "../store/types.js";
import type { Product, ProductCommerce, ProductContent, ShopContext } from "../types.js";
import type { Sources } from "./sources.js";

/** Most ids that both APIs accept in one call. */
const BATCH = 100;

interface StoredProduct {
  commerce: ProductCommerce;
  content: ProductContent;
}

function tagsOfProduct(ctx: ShopContext, product: StoredProduct): string[] {
  const tenant = ctx.tenant.id;
  return [
    cacheTag(tenant, "tenant"),
    cacheTag(tenant, "product", product.commerce.id),
    ...product.commerce.categories.map(({ id }) => cacheTag(tenant, "category", id)),
  ];
}

function absentTags(ctx: ShopContext): string[] {
  return [cacheTag(ctx.tenant.id, "tenant"), cacheTag(ctx.tenant.id, "catalog")];
}

function present({ value, stale }: Reading<StoredProduct>): Product | null {
  return value === null ? null : { ...value, stale: stale.length > 0, staleParts: stale };
}

/** Creates the reads of products by handle and by id, with commerce and content side by side. */
export function createProductReads({ medusa, payload, documents }: Sources) {
  const store = documents<StoredProduct>(["medusa", "payload"]);

  async function contentOf(ctx: ShopContext, ids: readonly string[]): Promise<Map<string, ProductContent>> {
    const views = await payload.products(ctx.tenant.id, ctx.locale, ids);
    return new Map(
      views.map(({ id, title, subtitle, text, html, seo, gallery }) => [
        id,
        { title, subtitle, text, html, seo, gallery },
      ]),
    );
  }

  /** Merges the two parts; a failed part comes from the last good copy, if there is one. */
  function merge(
    ctx: ShopContext,
    commerce: MedusaProduct | "failed",
    content: ProductContent | undefined | "failed",
    lastGood: StoredProduct | undefined,
  ): Loaded<StoredProduct> | "nothing" {
    const incomplete: System[] = [];
    let facts = lastGood?.commerce;
    let words: ProductContent | undefined;
    if (commerce === "failed") incomplete.push("medusa");
    else facts = toCommerce(commerce, ctx);
    if (content === "failed") incomplete.push("payload");
    else words = content;
    words ??= content === "failed" || commerce === "failed" ? lastGood?.content : undefined;
    words ??= commerce === "failed" ? undefined : toContentCopy(commerce);
    if (facts === undefined || words === undefined) return "nothing";
    const value = { commerce: facts, content: words };
    return { value, tags: tagsOfProduct(ctx, value), incomplete };
  }

  async function loadByHandle(
    ctx: ShopContext,
    handle: string,
    lastGood: StoredProduct | undefined,
  ): Promise<Loaded<StoredProduct>> {
    // The id is known from the last copy, so content need not wait for commerce.
    const hint = lastGood?.commerce.id;
    const early = hint === undefined ? undefined : contentOf(ctx, [hint]);
    early?.catch(() => undefined);
    const [commerce] = await Promise.allSettled([medusa.productByHandle(ctx, handle)]);
    if (commerce.status === "fulfilled" && commerce.value === null) {
      return { value: null, tags: absentTags(ctx) };
    }
    const id = commerce.status === "fulfilled" ? commerce.value?.id : hint;
    if (id === undefined)
      throw commerce.status === "rejected"
        ? commerce.reason
        : new AppError("not_found", `There is no product "${handle}".`);
    const [content] = await Promise.allSettled([
      id === hint && early !== undefined ? early : contentOf(ctx, [id]),
    ]);
    if (commerce.status === "rejected" && content.status === "rejected") throw commerce.reason;
    const facts = commerce.status === "fulfilled" && commerce.value !== null ? commerce.value : "failed";
    const words = content.status === "fulfilled" ? content.value.get(id) : "failed";
    const merged = merge(ctx, facts, words, lastGood);
    if (merged === "nothing") throw new AppError("unavailable", "Medusa is unavailable.");
    return merged;
  }

  async function loadByIds(
    ctx: ShopContext,
    ids: readonly string[],
    lastGood: ReadonlyMap<string, StoredProduct>,
  ): Promise<Map<string, Loaded<StoredProduct>>> {
    const [commerce, content] = await Promise.allSettled([
      medusa.productsByIds(ctx, ids),
      contentOf(ctx, ids),
    ]);
    if (commerce.status === "rejected" && content.status === "rejected") throw commerce.reason;
    const facts =
      commerce.status === "fulfilled" ? new Map(commerce.value.map((item) => [item.id, item])) : "failed";
    const loaded = new Map<string, Loaded<StoredProduct>>();
    for (const id of ids) {
      const fact = facts === "failed" ? "failed" : facts.get(id);
      const words = content.status === "fulfilled" ? content.value.get(id) : "failed";
      const merged = fact === undefined ? "nothing" : merge(ctx, fact, words, lastGood.get(id));
      if (merged !== "nothing") loaded.set(id, merged);
      else
        loaded.set(id, {
          value: null,
          tags: absentTags(ctx),
          incomplete: fact === "failed" ? ["medusa"] : [],
        });
    }
    return loaded;
  }

  return {
    /**
     * Returns the product with this handle, or null.
     * @throws AppError unavailable or upstream_failed when Medusa is down and no copy is kept
     */
    async product(ctx: ShopContext, handle: string): Promise<Product | null> {
      const reading = await store.read(keys.priced(ctx, "product-handle", handle), (lastGood) =>
        loadByHandle(ctx, handle, lastGood),
      );
      return present(reading);
    },
    /**
     * Returns the products with these ids that can be shown now, in the order of the ids. `stale` also when one could not
     * be read and no copy of it is kept.
     */
    async productsByIds(
      ctx: ShopContext,
      ids: readonly string[],
    ): Promise<{ items: Product[]; stale: boolean }> {
      const idOf = new Map(ids.map((id) => [keys.priced(ctx, "product", id), id]));
      const readings = await store.readMany([...idOf.keys()], async (missing, lastGood) => {
        const asked = missing.map((key) => ({ key, id: idOf.get(key) ?? "" }));
        const answer = new Map<string, Loaded<StoredProduct>>();
        for (let start = 0; start < asked.length; start += BATCH) {
          const batch = asked.slice(start, start + BATCH);
          const good = new Map(
            batch.flatMap(({ key, id }) => {
              const copy = lastGood.get(key);
              return copy === undefined ? [] : [[id, copy] as const];
            }),
          );
          const loaded = await loadByIds(
            ctx,
            batch.map(({ id }) => id),
            good,
          );
          for (const { key, id } of batch)
            answer.set(key, loaded.get(id) ?? { value: null, tags: absentTags(ctx) });
        }
        return answer;
      });
      const found = [...idOf.keys()].flatMap((key) => readings.get(key) ?? []);
      return {
        items: found.flatMap((reading) => present(reading) ?? []),
        stale: found.some(({ stale }) => stale.length > 0),
      };
    },
  };
}
export type ProductReads = ReturnType<typeof createProductReads>;
