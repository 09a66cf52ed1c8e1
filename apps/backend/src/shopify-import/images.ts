import { readImageSource } from "./cells";
import type { Columns } from "./columns";
import { columnName } from "./columns";
import type { ImageDraft, RowIssue } from "./draft";
import type { ExportRow } from "./records";

/** Returns the images of a product in the order of their positions, each once; a variant's own image comes last. */
export function readImages(
  rows: readonly ExportRow[],
  columns: Columns,
  handle: string,
): { images: ImageDraft[]; issues: RowIssue[] } {
  const issues: RowIssue[] = [];
  const found = new Map<string, ImageDraft & { position: number }>();
  const add = (row: ExportRow, key: "image" | "variantImage", alt: string | null, position: number): void => {
    const text = row.cell(key);
    if (text === "") return;
    const source = readImageSource(text, columnName(columns, key));
    if (!source.ok) issues.push({ kind: "note", line: row.line, handle, reason: source.reason });
    else if (!found.has(source.value)) found.set(source.value, { source: source.value, alt, position });
  };
  for (const row of rows) {
    const position = Number.parseInt(row.cell("imagePosition"), 10);
    const alt = row.cell("imageAlt");
    add(row, "image", alt === "" ? null : alt, position > 0 ? position : Number.MAX_SAFE_INTEGER);
  }
  for (const row of rows) add(row, "variantImage", null, Number.MAX_SAFE_INTEGER);
  const images = [...found.values()]
    .sort((left, right) => left.position - right.position)
    .map(({ source, alt }) => ({ source, alt }));
  return { images, issues };
}
