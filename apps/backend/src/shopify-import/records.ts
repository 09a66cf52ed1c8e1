import type { Readable } from "node:stream";
import { parse } from "csv-parse";
import { type ColumnKey, type Columns, readHeader } from "./columns";
import type { RowIssue } from "./draft";
import { unifyLineEndings } from "./line-endings";

/** One row of the export. `line` is the physical line it starts on, counted from 1. */
export interface ExportRow {
  readonly line: number;
  /** Trimmed text of a cell, "" when it is empty or its column is missing. */
  cell(key: ColumnKey): string;
  /** Name and value of each option column, trimmed. */
  options(): { number: number; name: string; value: string }[];
}

/** What the file yields while it is read: first its columns, then rows and unreadable rows in order. */
export type ExportRecord =
  | { readonly kind: "columns"; readonly columns: Columns }
  | { readonly kind: "row"; readonly row: ExportRow }
  | { readonly kind: "issue"; readonly issue: RowIssue };

const MAX_ROW_BYTES = 1024 * 1024;
const NUL = /\0/g;

/**
 * Reads CSV from a stream, a row at a time: UTF-8 with or without BOM, any line ending, quoted line breaks. An invalid
 * row becomes an issue and reading continues. @throws AppError invalid_input for the header of another kind of file
 */
export async function* readRecords(source: Readable): AsyncGenerator<ExportRecord> {
  const broken: RowIssue[] = [];
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: false,
    skip_records_with_error: true,
    max_record_size: MAX_ROW_BYTES,
    on_skip: (error) => {
      const line = Number(error?.lines ?? 0);
      if (broken.at(-1)?.line !== line)
        broken.push({ kind: "row", line, handle: null, reason: explain(error?.code) });
      return undefined;
    },
  });
  const unified = unifyLineEndings();
  for (const stage of [source, unified]) stage.on("error", (error) => parser.destroy(error));
  source.pipe(unified).pipe(parser);

  let columns: Columns | undefined;
  let endOfPrevious = 0;
  for await (const entry of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    const skipped = broken.splice(0, broken.filter((issue) => issue.line < entry.info.lines).length);
    const line = Math.max(endOfPrevious, ...skipped.map((issue) => issue.line)) + 1;
    endOfPrevious = entry.info.lines;
    for (const issue of skipped) yield { kind: "issue", issue };
    if (columns === undefined) {
      columns = readHeader(entry.record);
      yield { kind: "columns", columns };
    } else if (entry.record.some((cell) => cell.trim() !== "")) {
      yield { kind: "row", row: toRow(entry.record, line, columns) };
    }
  }
  if (columns === undefined) readHeader([]);
  for (const issue of broken) yield { kind: "issue", issue };
}

function toRow(record: readonly string[], line: number, columns: Columns): ExportRow {
  const text = (index: number): string => (record[index] ?? "").replace(NUL, "").trim();
  return {
    line,
    cell: (key) => {
      const column = columns.at[key];
      return column === undefined ? "" : text(column.index);
    },
    options: () =>
      columns.options.map(({ number, nameAt, valueAt }) => ({
        number,
        name: text(nameAt),
        value: text(valueAt),
      })),
  };
}

function explain(code: string | undefined): string {
  if (code === "CSV_QUOTE_NOT_CLOSED")
    return 'A quoted text is never closed; add the missing " and import again.';
  if (code === "CSV_MAX_RECORD_SIZE")
    return "The row is larger than 1 MB; a quote is probably missing before it.";
  return 'The row is not valid CSV; write a " inside a quoted text twice.';
}
