import type { Variant } from "@tandem/catalog";
import type { Translate } from "@/i18n/translate";

/** From this many pieces on, nobody needs to hurry. */
const PLENTY = 6;

/** What a shopper is told of a variant's stock. */
export function stockText(
  { available, purchasable }: Pick<Variant, "available" | "purchasable">,
  t: Translate,
): string {
  if (!purchasable) return t("soldOut");
  if (available === 0) return t("madeToOrder");
  return available === null || available >= PLENTY ? t("inStock") : t("lastPieces", { count: available });
}
