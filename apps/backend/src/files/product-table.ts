import type { Readable } from "node:stream";
import { AppError } from "@tandem/contracts";
import { isUnsafeName } from "@tandem/service-kit";
import { CsvError, parse } from "csv-parse";
import { requireImageUrl } from "../http/input/stored-urls";

/** Columns of Medusa's product import, which ignores their case, with images. */
const IMAGE = /product thumbnail|product image \d/;
/** Columns whose values become names of fields. */
const NAME = /variant option \d+ name|product handle|product id/;

/**
 * Validates what Medusa's product import takes from a CSV file without a check of its own.
 * @throws AppError `invalid_input` naming the row and the column
 */
export async function checkProductTable(source: Readable): Promise<void> {
  const parser = parse({ bom: true, columns: false, skip_empty_lines: true });
  source.once("error", (error) => parser.destroy(error));
  let header: string[] | undefined;
  let row = 0;
  try {
    for await (const cells of source.pipe(parser) as AsyncIterable<string[]>) {
      if (header === undefined) {
        header = cells.map((name) => name.trim().toLowerCase());
        continue;
      }
      row += 1;
      for (const [index, column] of header.entries()) checkCell(column, cells[index]?.trim() ?? "", row);
    }
  } catch (error) {
    if (error instanceof CsvError) throw new AppError("invalid_input", error.message, { cause: error });
    throw error;
  } finally {
    source.destroy();
  }
}

function checkCell(column: string, value: string, row: number): void {
  if (value === "") return;
  const where = `Row ${row}: ${column}`;
  if (IMAGE.test(column)) requireImageUrl(value, where);
  if (NAME.test(column) && isUnsafeName(value)) {
    throw new AppError("invalid_input", `${where}: "${value}" cannot be used as a name; choose another.`);
  }
}
