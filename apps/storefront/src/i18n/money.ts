import type { Locale } from "@tandem/contracts";
import { LANGUAGE_TAG } from "./translate";

/** Currencies whose prices have no fraction, whatever the standard says. */
const WHOLE = new Set(["uzs"]);

/** Formats an amount in major units as is usual in the language. */
export function formatMoney(amount: number, currency: string, locale: Locale): string {
  const whole = WHOLE.has(currency) || Number.isInteger(amount);
  const number = new Intl.NumberFormat(LANGUAGE_TAG[locale], {
    style: "currency",
    currency: currency.toUpperCase(),
    currencyDisplay: "narrowSymbol",
    ...(whole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
  });
  if (currency !== "uzs") return number.format(amount);
  // The standard abbreviations ("UZS") are not what shoppers in Uzbekistan read on a price tag.
  const word = { en: "UZS", ru: "сум", uz: "so‘m" }[locale];
  const digits = new Intl.NumberFormat(LANGUAGE_TAG[locale], { maximumFractionDigits: 0 }).format(amount);
  return `${digits}\u00a0${word}`;
}

/** Formats a share from 0 to 1 as a whole percentage. */
export function formatPercent(share: number, locale: Locale): string {
  return new Intl.NumberFormat(LANGUAGE_TAG[locale], { style: "percent" }).format(share);
}
