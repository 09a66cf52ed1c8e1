import { SINGLE_OPTION } from "@tandem/contracts";
import { isUnsafeName } from "@tandem/service-kit";
import { readBoolean } from "./cells";
import { type Columns, columnName } from "./columns";
import type { ProductDraft, RowIssue, VariantDraft } from "./draft";
import { readImages } from "./images";
import type { ExportRow } from "./records";
import { NO_COLUMN, type OptionColumn, readVariant, tellsVariant } from "./variants";

const HANDLE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MAX_TITLE = 255;

/** SKUs of the file so far → the line each was first used on. */
export type SeenSkus = Map<string, number>;

/**
 * A product read from its rows; `draft` is null when nothing of it can be imported. `rejected` counts the rows left
 * out.
 */
export interface ReadProduct {
  readonly draft: ProductDraft | null;
  readonly issues: readonly RowIssue[];
  readonly rejected: number;
}

/** Turns the rows of one handle into a draft. Invalid rows become issues, the others are imported. */
export function readProduct(rows: readonly ExportRow[], columns: Columns, skus: SeenSkus): ReadProduct {
  const [first] = rows;
  if (first === undefined) return { draft: null, issues: [], rejected: 0 };
  const handle = first.cell("handle");
  const published = readPublished(first, columns);
  const wrong = [...refusals(first, columns), ...(published.ok ? [] : [published.reason])];
  const optionColumns = readOptionColumns(first);
  const titles = optionColumns.map(({ title }) => title.toLowerCase());
  if (new Set(titles).size < titles.length)
    wrong.push("Option Name: two options have the same name; give each its own.");
  for (const { number, title } of optionColumns.filter((option) => isUnsafeName(option.title))) {
    wrong.push(`Option${number} Name: "${title}" cannot be the name of an option; choose another.`);
  }
  if (wrong.length > 0 || !published.ok) return leaveOut(rows, handle, wrong);

  const issues: RowIssue[] = [];
  const variants: VariantDraft[] = [];
  const combinations = new Map<string, number>();
  let rejected = 0;
  for (const row of rows) {
    if (row !== first && !tellsVariant(row)) {
      if (row.cell("image") !== "") continue;
      rejected += 1;
      issues.push({
        kind: "row",
        line: row.line,
        handle,
        reason: "The row has neither a variant nor an image; delete it or complete it.",
      });
      continue;
    }
    const read = readVariant(row, columns, optionColumns);
    const reasons = "reasons" in read ? read.reasons : clashes(read.variant, combinations, skus, columns);
    if (reasons.length > 0 || "reasons" in read) {
      rejected += 1;
      issues.push({ kind: "row", line: row.line, handle, reason: reasons.join(" ") });
      continue;
    }
    if (read.note !== undefined) issues.push({ kind: "note", line: row.line, handle, reason: read.note });
    combinations.set(combinationOf(read.variant), row.line);
    if (read.variant.sku !== null) skus.set(read.variant.sku, row.line);
    variants.push(read.variant);
  }
  if (variants.length === 0) {
    const reason = "The product has no variant that can be imported; correct its rows and import again.";
    return { draft: null, issues: [...issues, ...rest(rows, issues, handle, reason)], rejected: rows.length };
  }

  const pictures = readImages(rows, columns, handle);
  const draft: ProductDraft = {
    line: first.line,
    rows: rows.length,
    handle,
    title: first.cell("title"),
    html: first.cell("html") || null,
    vendor: first.cell("vendor") || null,
    type: first.cell("type") || null,
    tags: [
      ...new Set(
        first
          .cell("tags")
          .split(",")
          .map((tag) => tag.trim())
          .filter((tag) => tag !== ""),
      ),
    ],
    published: published.value,
    options: optionColumns.map(({ title }) => ({
      title,
      values: [...new Set(variants.map((variant) => variant.options[title] ?? ""))],
    })),
    variants,
    images: pictures.images,
    seo: { title: first.cell("seoTitle") || null, description: first.cell("seoDescription") || null },
  };
  return { draft, issues: [...issues, ...pictures.issues], rejected };
}

/** Returns why the product as a whole cannot be imported. */
function refusals(first: ExportRow, columns: Columns): string[] {
  const handle = first.cell("handle");
  const title = first.cell("title");
  const reasons: string[] = [];
  if (!HANDLE.test(handle)) {
    reasons.push(
      `${columnName(columns, "handle")}: "${handle}" cannot be part of a URL; use lower-case letters, digits and single dashes.`,
    );
  }
  if (title === "")
    reasons.push(`${columnName(columns, "title")}: is empty; the first row of a product needs its title.`);
  if (title.length > MAX_TITLE)
    reasons.push(`${columnName(columns, "title")}: is longer than ${MAX_TITLE} characters; shorten it.`);
  const giftCard = readBoolean(first.cell("giftCard"), columnName(columns, "giftCard"), false);
  if (!giftCard.ok) reasons.push(giftCard.reason);
  else if (giftCard.value)
    reasons.push(
      `${columnName(columns, "giftCard")}: gift cards cannot be sold as products; leave this one out.`,
    );
  return reasons;
}

/** Reads whether a product is on sale: only when published and, in newer exports, active. */
function readPublished(first: ExportRow, columns: Columns) {
  const published = readBoolean(first.cell("published"), columnName(columns, "published"), true);
  if (!published.ok) return published;
  const status = first.cell("status").toLowerCase();
  if (!["", "active", "draft", "archived", "unlisted"].includes(status)) {
    return {
      ok: false as const,
      reason: `${columnName(columns, "status")}: "${status}" is not known; write active, draft or archived.`,
    };
  }
  return { ok: true as const, value: published.value && (status === "" || status === "active") };
}

/** Reads the options named in the first row; without any, the product has one variant. */
function readOptionColumns(first: ExportRow): OptionColumn[] {
  const named = first.options().filter(({ name }) => name !== "");
  const single = named.every(
    ({ name, value }) => name === SINGLE_OPTION.title && value === SINGLE_OPTION.value,
  );
  return single
    ? [{ number: NO_COLUMN, title: SINGLE_OPTION.title }]
    : named.map(({ number, name }) => ({ number, title: name }));
}

function clashes(
  variant: VariantDraft,
  combinations: ReadonlyMap<string, number>,
  skus: SeenSkus,
  columns: Columns,
): string[] {
  const reasons: string[] = [];
  const same = combinations.get(combinationOf(variant));
  if (same !== undefined)
    reasons.push(`Option1 Value: the variant on line ${same} has the same options; change one of them.`);
  const used = variant.sku === null ? undefined : skus.get(variant.sku);
  if (used !== undefined) {
    reasons.push(
      `${columnName(columns, "sku")}: "${variant.sku}" is already used on line ${used}; a SKU belongs to one variant.`,
    );
  }
  return reasons;
}

/** Returns a key of the option values; variants of a product with the same key are the same variant. */
export function combinationOf(variant: { options: Readonly<Record<string, string>> }): string {
  return JSON.stringify(Object.entries(variant.options).sort(([left], [right]) => (left < right ? -1 : 1)));
}

function leaveOut(rows: readonly ExportRow[], handle: string, reasons: readonly string[]): ReadProduct {
  const [first] = rows;
  const head: RowIssue[] =
    first === undefined
      ? []
      : [{ kind: "row", line: first.line, handle: handle || null, reason: reasons.join(" ") }];
  return {
    draft: null,
    issues: [...head, ...rest(rows, head, handle, `Left out with its product on line ${first?.line ?? 0}.`)],
    rejected: rows.length,
  };
}

function rest(
  rows: readonly ExportRow[],
  told: readonly RowIssue[],
  handle: string,
  reason: string,
): RowIssue[] {
  const lines = new Set(told.map(({ line }) => line));
  return rows
    .filter(({ line }) => !lines.has(line))
    .map(({ line }): RowIssue => ({ kind: "row", line, handle: handle || null, reason }));
}
