import type { DefaultServerCellComponentProps } from "payload";
import { factsOf, priceRange } from "./facts";

/** Shows the price range of a product in lists. */
export const PriceCell = ({ i18n, rowData }: DefaultServerCellComponentProps) => {
  const facts = factsOf(rowData.facts);
  return <span className="tandem-price">{(facts && priceRange(facts, i18n.language)) ?? "—"}</span>;
};
