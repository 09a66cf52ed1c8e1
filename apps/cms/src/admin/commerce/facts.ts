import { type ProductFacts, productFactsSchema } from "@tandem/contracts";

/** Facts of a mirror row; null when the row is not there or unreadable. */
export function factsOf(value: unknown): ProductFacts | null {
  const result = productFactsSchema.safeParse(value);
  return result.success ? result.data : null;
}

/** An amount in a currency as people write it in the language. */
export function money(amount: string, currency: string, language: string): string {
  return new Intl.NumberFormat(language, {
    style: "currency",
    currency: currency.toUpperCase(),
    maximumFractionDigits: Number.isInteger(Number(amount)) ? 0 : 2,
  }).format(Number(amount));
}

/** Lowest to highest price in the currency the product is mostly priced in; null without prices. */
export function priceRange(facts: ProductFacts, language: string): string | null {
  const prices = facts.variants.flatMap((variant) =>
    variant.prices.filter((price) => (price.min_quantity ?? 1) <= 1),
  );
  const currency = prices[0]?.currency;
  if (currency === undefined) return null;
  const amounts = prices
    .filter((price) => price.currency === currency)
    .map((price) => price.amount)
    .sort((a, b) => Number(a) - Number(b));
  const [low = "0"] = amounts;
  const high = amounts.at(-1) ?? low;
  return low === high
    ? money(low, currency, language)
    : `${money(low, currency, language)} – ${money(high, currency, language)}`;
}

/** Sellable pieces over all variants; null when stock is not counted. */
export function stock(facts: ProductFacts): number | null {
  const counted = facts.variants.flatMap((variant) => variant.available ?? []);
  return counted.length === 0 ? null : counted.reduce((sum, pieces) => sum + pieces, 0);
}
