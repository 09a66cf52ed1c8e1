import { Readable } from "node:stream";
import type { ProductDraft, RowIssue } from "./draft";
import { readExport } from "./read-export";

/** Reads a whole export, given as text or in chunks. */
export async function readAll(csv: string | (string | Buffer)[]) {
  const drafts: ProductDraft[] = [];
  const issues: RowIssue[] = [];
  const counted = { rows: 0, rejected: 0 };
  const chunks = (typeof csv === "string" ? [csv] : csv).map((chunk) => Buffer.from(chunk));
  for await (const entry of readExport(Readable.from(chunks))) {
    counted.rows += entry.rows;
    counted.rejected += entry.rejected;
    issues.push(...entry.issues);
    if (entry.kind === "product") drafts.push(entry.draft);
  }
  return { drafts, issues, ...counted };
}

const HEADER = [
  "Handle",
  "Title",
  "Body (HTML)",
  "Vendor",
  "Type",
  "Tags",
  "Published",
  "Option1 Name",
  "Option1 Value",
  "Option2 Name",
  "Option2 Value",
  "Variant SKU",
  "Variant Grams",
  "Variant Inventory Tracker",
  "Variant Inventory Qty",
  "Variant Inventory Policy",
  "Variant Price",
  "Variant Compare At Price",
  "Variant Barcode",
  "Image Src",
  "Image Position",
  "Image Alt Text",
  "Gift Card",
  "SEO Title",
  "SEO Description",
  "Variant Image",
  "Status",
] as const;
export type Cells = Partial<Record<(typeof HEADER)[number], string>>;

/** Returns a CSV export with these rows; cells not given are empty. */
export function exportOf(rows: readonly Cells[], eol = "\n"): string {
  const quote = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = rows.map((row) => HEADER.map((name) => quote(row[name] ?? "")).join(","));
  return [HEADER.join(","), ...lines, ""].join(eol);
}
