import type { Price, Product, ProductCommerce, ProductContent, Variant } from "@tandem/catalog";

/** Returns a price in US dollars. */
export const usd = (amount: number, before: number | null = null): Price => ({
  amount,
  before,
  currency: "usd",
});

/** Returns a variant that is in stock. */
export const variantOf = (id: string, changes: Partial<Variant> = {}): Variant => ({
  id,
  title: id,
  sku: null,
  options: {},
  price: usd(20),
  available: 10,
  purchasable: true,
  ...changes,
});

/** Returns a product as the catalog reads it, with a price range and options as its variants have them. */
export function productOf(
  variants: readonly Variant[] = [variantOf("only")],
  commerce: Partial<ProductCommerce> = {},
  content: Partial<ProductContent> = {},
): Product {
  const prices = variants.flatMap(({ price }) => price ?? []).sort((a, b) => a.amount - b.amount);
  const [from, to] = [prices[0], prices.at(-1)];
  const titles = [...new Set(variants.flatMap(({ options }) => Object.keys(options)))];
  return {
    commerce: {
      id: "prod_1",
      handle: "bowl",
      title: "Bowl",
      subtitle: null,
      options: titles.map((title) => ({
        id: title,
        title,
        values: [...new Set(variants.flatMap(({ options }) => options[title] ?? []))],
      })),
      variants,
      categories: [],
      tags: [],
      collection: null,
      type: null,
      price: from === undefined || to === undefined ? null : { from, to },
      purchasable: variants.some(({ purchasable }) => purchasable),
      createdAt: null,
      ...commerce,
    },
    content: {
      title: "Bowl",
      subtitle: null,
      text: null,
      html: null,
      seo: { title: null, description: null, image: null, keywords: [] },
      gallery: [],
      ...content,
    },
    stale: false,
    staleParts: [],
  };
}
