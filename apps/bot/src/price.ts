import type { Price, Variant } from "@tandem/catalog";
import { formatMoney } from "@tandem/catalog/money";
import type { Translator } from "./i18n.js";

const FEW = 5;

/** Formats a price as HTML, with the price before a reduction struck through. */
export function priceHtml(price: Price | null, t: Translator): string {
  if (price === null) return t.html("price-none");
  const now = formatMoney(price.amount, price.currency, t.locale);
  if (price.before === null) return t.html("price-is", { price: now });
  return t.html("price-reduced", { price: now, before: formatMoney(price.before, price.currency, t.locale) });
}

/** Returns the stock text: sold out, how few are left, or in stock. */
export function stockText(variants: readonly Variant[], t: Translator): string {
  const sellable = variants.filter((variant) => variant.purchasable);
  if (sellable.length === 0) return t.text("sold-out");
  const counts = sellable.map((variant) => variant.available);
  const total = counts.reduce<number>((sum, count) => sum + (count ?? Number.POSITIVE_INFINITY), 0);
  return total > 0 && total <= FEW ? t.text("few-left", { count: total }) : t.text("in-stock");
}
