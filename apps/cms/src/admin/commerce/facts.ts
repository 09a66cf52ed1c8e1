import { type ProductFacts, productFactsSchema } from "@tandem/contracts";

/** Parses the facts of a mirror row; null when the row is missing or invalid. */
export function factsOf(value: unknown): ProductFacts | null {
  const result = productFactsSchema.safeParse(value);
  return result.success ? result.data : null;
}

/** Formats an amount in a currency by the conventions of the language. */
export function money(amount: string, currency: string, language: string): string {
  return new Intl.NumberFormat(language, {
    style: "currency",
    currency: currency.toUpperCase(),
    maximumFractionDigits: Number.isInteger(Number(amount)) ? 0 : 2,
  }).format(Number(amount));
}

/** Returns the lowest to highest price in the currency of the first price; null without prices. */
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

/** Returns the available quantity of all variants together; null when no variant tracks its stock. */
export function stock(facts: ProductFacts): number | null {
  const counted = facts.variants.flatMap((variant) => variant.available ?? []);
  return counted.length === 0 ? null : counted.reduce((sum, pieces) => sum + pieces, 0);
}
