import { formatMoney, formatMoneyRange } from "@tandem/catalog/money";
import { localeSchema, type ProductFacts, productFactsSchema } from "@tandem/contracts";

/** Parses the facts of a mirror row; null when the row is missing or invalid. */
export function factsOf(value: unknown): ProductFacts | null {
  const result = productFactsSchema.safeParse(value);
  return result.success ? result.data : null;
}

/** Formats a decimal amount of facts by the conventions of the interface language, of English for other languages. */
export const money = (amount: string, currency: string, language: string): string =>
  formatMoney(Number(amount), currency, localeOf(language));

/** Returns the lowest to highest price in the currency of the first price; null without prices. */
export function priceRange(facts: ProductFacts, language: string): string | null {
  const prices = facts.variants.flatMap((variant) =>
    variant.prices.filter((price) => (price.min_quantity ?? 1) <= 1),
  );
  const currency = prices[0]?.currency;
  if (currency === undefined) return null;
  const amounts = prices.filter((price) => price.currency === currency).map(({ amount }) => Number(amount));
  return formatMoneyRange(amounts, currency, localeOf(language));
}

const localeOf = (language: string) => localeSchema.catch("en").parse(language);

/** Returns the available quantity of all variants together; null when no variant tracks its stock. */
export function stock(facts: ProductFacts): number | null {
  const counted = facts.variants.flatMap((variant) => variant.available ?? []);
  return counted.length === 0 ? null : counted.reduce((sum, pieces) => sum + pieces, 0);
}
