import type { Price, Variant } from "@tandem/catalog";
import type { Locale } from "@tandem/contracts";
import type { Translator } from "./i18n.js";

const INTL_LOCALE: Record<Locale, string> = { en: "en-US", ru: "ru-RU", uz: "uz-Latn-UZ" };
const FEW = 5;

/** Formats a price, such as “45 000 soʻm” or “$45.00”. */
export function formatPrice(price: Price, t: Translator): string {
  if (price.currency === "uzs") {
    const amount = new Intl.NumberFormat(INTL_LOCALE[t.locale], { maximumFractionDigits: 0 });
    return t.text("currency-uzs", { amount: amount.format(price.amount) });
  }
  return new Intl.NumberFormat(INTL_LOCALE[t.locale], {
    style: "currency",
    currency: price.currency.toUpperCase(),
    currencyDisplay: "narrowSymbol",
  }).format(price.amount);
}

/** Formats a price as HTML, with the price before a reduction struck through. */
export function priceHtml(price: Price | null, t: Translator): string {
  if (price === null) return t.html("price-none");
  const now = formatPrice(price, t);
  if (price.before === null) return t.html("price-is", { price: now });
  return t.html("price-reduced", { price: now, before: formatPrice({ ...price, amount: price.before }, t) });
}

/** Returns the stock text: sold out, how few are left, or in stock. */
export function stockText(variants: readonly Variant[], t: Translator): string {
  const sellable = variants.filter((variant) => variant.purchasable);
  if (sellable.length === 0) return t.text("sold-out");
  const counts = sellable.map((variant) => variant.available);
  const total = counts.reduce<number>((sum, count) => sum + (count ?? Number.POSITIVE_INFINITY), 0);
  return total > 0 && total <= FEW ? t.text("few-left", { count: total }) : t.text("in-stock");
}
