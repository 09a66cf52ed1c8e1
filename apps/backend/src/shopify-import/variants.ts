import { SINGLE_OPTION } from "@tandem/contracts";
import { readAmount, readGrams, readImageSource, readPolicy, readStock } from "./cells";
import type { Columns } from "./columns";
import { columnName } from "./columns";
import type { VariantDraft } from "./draft";
import type { ExportRow } from "./records";

/** Column number of the only option of a product without options. */
export const NO_COLUMN = 0;

/** An option of the product: its column number and title. */
export interface OptionColumn {
  readonly number: number;
  readonly title: string;
}

/** Returns whether a row describes a variant, and not only another image. */
export function tellsVariant(row: ExportRow): boolean {
  return (
    row.cell("price") !== "" ||
    row.cell("sku") !== "" ||
    row.cell("barcode") !== "" ||
    row.cell("stock") !== "" ||
    row.options().some(({ value }) => value !== "")
  );
}

/** Returns the variant of a row, or every reason why there is none; `note` when it is imported with a change. */
export function readVariant(
  row: ExportRow,
  columns: Columns,
  optionColumns: readonly OptionColumn[],
): { variant: VariantDraft; note?: string } | { reasons: string[] } {
  const name = (key: Parameters<typeof columnName>[1]): string => columnName(columns, key);
  const reasons: string[] = [];
  const take = <T>(cell: { ok: true; value: T } | { ok: false; reason: string }, fallback: T): T => {
    if (cell.ok) return cell.value;
    reasons.push(cell.reason);
    return fallback;
  };

  const single = optionColumns.some(({ number }) => number === NO_COLUMN);
  const options: Record<string, string> = single ? { [SINGLE_OPTION.title]: SINGLE_OPTION.value } : {};
  for (const { number, name: title, value } of row.options()) {
    const option = optionColumns.find((each) => each.number === number);
    if (option !== undefined && value === "") {
      reasons.push(`Option${number} Value: is empty; give this variant a value for "${option.title}".`);
    } else if (option !== undefined) {
      options[option.title] = value;
    } else if (value !== "" && !(single && value === SINGLE_OPTION.value)) {
      const fix =
        title === ""
          ? `fill Option${number} Name in the product's first row`
          : "move the name to the product's first row";
      reasons.push(`Option${number} Value: "${value}" belongs to no option; ${fix}.`);
    }
  }

  const price = take(readAmount(row.cell("price"), name("price")), "");
  if (price === null) reasons.push(`${name("price")}: is empty; give the variant a price.`);
  const compareAt = take(readAmount(row.cell("compareAt"), name("compareAt")), null);
  const weight = take(readGrams(row.cell("grams"), name("grams")), null);
  const backorder = take(readPolicy(row.cell("policy"), name("policy")), false);
  const stock = take(readStock(row.cell("stock"), name("stock")), 0);
  if (reasons.length > 0 || price === null) return { reasons };

  const managed = row.cell("tracker") !== "";
  const image =
    row.cell("variantImage") === "" ? null : readImageSource(row.cell("variantImage"), name("variantImage"));
  const variant: VariantDraft = {
    line: row.line,
    options,
    sku: row.cell("sku") || null,
    barcode: row.cell("barcode").replace(/^'/, "") || null,
    price,
    compareAt: compareAt === "0" ? null : compareAt,
    weight,
    managed,
    backorder,
    stock: managed ? Math.max(stock, 0) : null,
    image: image?.ok === true ? image.value : null,
  };
  if (managed && stock < 0)
    return { variant, note: `${name("stock")}: "${stock}" is negative; imported as 0.` };
  return { variant };
}
