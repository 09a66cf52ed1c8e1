import type { MediaView } from "@tandem/contracts";
import type { Price, ProductCommerce, ProductContent, ShopContext, Variant } from "../types.js";
import { copiedTexts } from "./content-copy.js";
import type { MedusaProduct, MedusaVariant } from "./schemas.js";

/** Returns the compare-at price of a variant; `metadata.compare_at` holds decimal strings by currency. */
function compareAt(variant: MedusaVariant, currency: string): number | null {
  const table = variant.metadata?.compare_at;
  if (typeof table !== "object" || table === null) return null;
  const entry: unknown = Object.entries(table).find(([key]) => key.toLowerCase() === currency)?.[1];
  const amount = typeof entry === "string" || typeof entry === "number" ? Number(entry) : Number.NaN;
  return Number.isFinite(amount) ? amount : null;
}

/** Returns the price of a variant in the reading's currency; null when it has none. */
function priceOf(variant: MedusaVariant, currency: string): Price | null {
  const calculated = variant.calculated_price;
  const amount = calculated?.calculated_amount;
  if (amount === undefined || amount === null) return null;
  if ((calculated?.currency_code ?? currency).toLowerCase() !== currency) return null;
  const before = Math.max(calculated?.original_amount ?? 0, compareAt(variant, currency) ?? 0);
  return { amount, before: before > amount ? before : null, currency };
}

function toVariant(
  variant: MedusaVariant,
  optionTitles: ReadonlyMap<string, string>,
  currency: string,
): Variant {
  const options = Object.fromEntries(
    (variant.options ?? []).flatMap((option) => {
      const title = option.option?.title ?? optionTitles.get(option.option_id ?? "");
      return title === undefined ? [] : [[title, option.value]];
    }),
  );
  const counted = variant.manage_inventory !== false;
  const available = counted ? Math.max(0, variant.inventory_quantity ?? 0) : null;
  const price = priceOf(variant, currency);
  const inStock = available === null || available > 0 || variant.allow_backorder === true;
  return {
    id: variant.id,
    title: variant.title ?? "",
    sku: variant.sku ?? null,
    options,
    price,
    available,
    purchasable: price !== null && inStock,
  };
}

function priceRange(variants: readonly Variant[]): ProductCommerce["price"] {
  const prices = variants.flatMap(({ price }) => (price === null ? [] : [price]));
  const sorted = prices.sort((a, b) => a.amount - b.amount);
  const from = sorted[0];
  const to = sorted.at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}

/** Converts Medusa's product to the commerce part of a product. */
export function toCommerce(product: MedusaProduct, ctx: ShopContext): ProductCommerce {
  const optionTitles = new Map((product.options ?? []).map(({ id, title }) => [id, title]));
  const variants = [...(product.variants ?? [])]
    .sort((a, b) => (a.variant_rank ?? 0) - (b.variant_rank ?? 0))
    .map((variant) => toVariant(variant, optionTitles, ctx.currency));
  return {
    id: product.id,
    handle: product.handle,
    title: product.title,
    subtitle: product.subtitle ?? null,
    options: (product.options ?? []).map(({ id, title, values }) => ({
      id,
      title,
      values: orderedValues(
        title,
        (values ?? []).map(({ value }) => value),
        variants,
      ),
    })),
    variants,
    categories: product.categories ?? [],
    tags: (product.tags ?? []).map(({ value }) => value),
    collection: product.collection?.title ?? null,
    type: product.type?.value ?? null,
    price: priceRange(variants),
    purchasable: variants.some(({ purchasable }) => purchasable),
    createdAt: product.created_at ?? null,
  };
}

/** Returns values in the order of the variants, which is the merchant's order; unused values are left out. */
function orderedValues(title: string, values: readonly string[], variants: readonly Variant[]): string[] {
  const used = new Set(variants.flatMap(({ options }) => options[title] ?? []));
  return [...used].filter((value) => values.length === 0 || values.includes(value));
}

function picture(url: string, alt: string): MediaView {
  return { url, alt, width: null, height: null, placeholder: null, sizes: [] };
}

/** Returns the copy of content that the sync keeps in Medusa, shown when Payload has nothing published. */
export function toContentCopy(product: MedusaProduct): ProductContent {
  const urls = (product.images ?? []).map(({ url }) => url);
  const thumbnail = product.thumbnail ?? null;
  const gallery = urls.length > 0 ? urls : thumbnail === null ? [] : [thumbnail];
  return {
    title: product.title,
    subtitle: product.subtitle ?? null,
    ...copiedTexts(product),
    gallery: gallery.map((url) => picture(url, product.title)),
  };
}
