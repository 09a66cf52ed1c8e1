import type { Locale } from "@tandem/contracts";

/** BCP 47 tag of each language, for `Intl` and `lang` attributes. */
export const LANGUAGE_TAG: Readonly<Record<Locale, string>> = { en: "en", ru: "ru", uz: "uz-Latn-UZ" };

/** The word on price tags in Uzbekistan, where the standard abbreviation is unusual. */
const SOM: Readonly<Record<Locale, string>> = { en: "UZS", ru: "сум", uz: "so‘m" };
const NO_BREAK_SPACE = "\u00a0";

/**
 * Formats an amount in major units of a currency (ISO 4217, either case) as is usual in the language. Whole amounts have
 * no fraction; neither have prices in UZS.
 */
export function formatMoney(amount: number, currency: string, locale: Locale): string {
  const code = currency.toUpperCase();
  const isWhole = code === "UZS" || Number.isInteger(amount);
  const fraction = isWhole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {};
  if (code === "UZS") {
    return (
      new Intl.NumberFormat(LANGUAGE_TAG[locale], fraction).format(amount) + NO_BREAK_SPACE + SOM[locale]
    );
  }
  return new Intl.NumberFormat(LANGUAGE_TAG[locale], {
    style: "currency",
    currency: code,
    currencyDisplay: "narrowSymbol",
    ...fraction,
  }).format(amount);
}

/** Formats the lowest to the highest of some amounts in one currency; a single price when they are equal. */
export function formatMoneyRange(amounts: readonly number[], currency: string, locale: Locale): string {
  const low = formatMoney(Math.min(...amounts), currency, locale);
  const high = formatMoney(Math.max(...amounts), currency, locale);
  return low === high ? low : `${low} – ${high}`;
}
