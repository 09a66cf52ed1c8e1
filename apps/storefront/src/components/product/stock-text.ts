import type { Variant } from "@tandem/catalog";
import type { Translate } from "@/i18n/translate";

/** From this quantity on, the number left is not shown. */
const PLENTY = 6;

/** Returns the stock text of a variant for shoppers. */
export function stockText(
  { available, purchasable }: Pick<Variant, "available" | "purchasable">,
  t: Translate,
): string {
  if (!purchasable) return t("soldOut");
  if (available === 0) return t("madeToOrder");
  return available === null || available >= PLENTY ? t("inStock") : t("lastPieces", { count: available });
}
