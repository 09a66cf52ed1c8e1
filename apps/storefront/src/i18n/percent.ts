import { LANGUAGE_TAG } from "@tandem/catalog/money";
import type { Locale } from "@tandem/contracts";

/** Formats a share from 0 to 1 as a whole percentage. */
export function formatPercent(share: number, locale: Locale): string {
  return new Intl.NumberFormat(LANGUAGE_TAG[locale], { style: "percent" }).format(share);
}
