import type { Readable } from "node:stream";
import type { Columns } from "./columns";
import { columnName } from "./columns";
import type { ProductDraft, RowIssue } from "./draft";
import { readProduct, type SeenSkus } from "./read-product";
import { type ExportRow, readRecords } from "./records";

/** An entry read from an export, in file order. `rows` counts the rows of the file behind this entry. */
export type ExportEntry =
  | {
      readonly kind: "product";
      readonly draft: ProductDraft;
      readonly rows: number;
      readonly rejected: number;
      readonly issues: readonly RowIssue[];
    }
  | {
      readonly kind: "rejected";
      readonly rows: number;
      readonly rejected: number;
      readonly issues: readonly RowIssue[];
    };

/**
 * Reads a Shopify product export product by product, with the rows of one product in memory at a time. The rows of a
 * product must be adjacent, as Shopify writes them; later rows of its handle are reported and left out.
 */
export async function* readExport(source: Readable): AsyncGenerator<ExportEntry> {
  const skus: SeenSkus = new Map();
  const finished = new Map<string, number>();
  let columns: Columns | undefined;
  let rows: ExportRow[] = [];

  const flush = (): ExportEntry[] => {
    const [first] = rows;
    if (first === undefined || columns === undefined) return [];
    const read = readProduct(rows, columns, skus);
    finished.set(first.cell("handle"), first.line);
    const counted = { rows: rows.length, rejected: read.rejected, issues: read.issues };
    rows = [];
    return [
      read.draft === null
        ? { kind: "rejected", ...counted }
        : { kind: "product", draft: read.draft, ...counted },
    ];
  };

  for await (const record of readRecords(source)) {
    if (record.kind === "columns") {
      columns = record.columns;
      continue;
    }
    if (record.kind === "issue") {
      yield rejectedRow(record.issue);
      continue;
    }
    const { row } = record;
    const handle = row.cell("handle");
    if (handle !== "" && handle === rows[0]?.cell("handle")) {
      rows.push(row);
      continue;
    }
    yield* flush();
    const refusal = refuseRow(row, handle, finished, columns);
    if (refusal === null) rows.push(row);
    else yield rejectedRow(refusal);
  }
  yield* flush();
}

function refuseRow(
  row: ExportRow,
  handle: string,
  finished: ReadonlyMap<string, number>,
  columns: Columns | undefined,
): RowIssue | null {
  const column = columns === undefined ? "Handle" : columnName(columns, "handle");
  if (handle === "") {
    return {
      kind: "row",
      line: row.line,
      handle: null,
      reason: `${column}: is empty; every row names the product it belongs to.`,
    };
  }
  const before = finished.get(handle);
  if (before === undefined) return null;
  return {
    kind: "row",
    line: row.line,
    handle,
    reason: `${column}: "${handle}" already appeared on line ${before}; put all rows of a product together.`,
  };
}

function rejectedRow(issue: RowIssue): ExportEntry {
  return { kind: "rejected", rows: 1, rejected: 1, issues: [issue] };
}
