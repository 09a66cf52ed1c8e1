import { AppError } from "@tandem/contracts";

/** Columns the import reads, each with the names Shopify has given it over the years. Other columns are ignored. */
const NAMES = {
  handle: ["Handle", "URL handle"],
  title: ["Title"],
  html: ["Body (HTML)", "Body HTML", "Description"],
  vendor: ["Vendor"],
  type: ["Type", "Custom Product Type"],
  tags: ["Tags"],
  published: ["Published", "Published on online store"],
  status: ["Status"],
  giftCard: ["Gift Card"],
  sku: ["Variant SKU", "SKU"],
  barcode: ["Variant Barcode", "Barcode"],
  price: ["Variant Price", "Price"],
  compareAt: ["Variant Compare At Price", "Compare-at price", "Compare At Price"],
  grams: ["Variant Grams", "Weight value (grams)"],
  tracker: ["Variant Inventory Tracker", "Inventory tracker"],
  stock: ["Variant Inventory Qty", "Inventory quantity"],
  policy: ["Variant Inventory Policy", "Continue selling when out of stock"],
  image: ["Image Src", "Product image URL"],
  imagePosition: ["Image Position"],
  imageAlt: ["Image Alt Text"],
  variantImage: ["Variant Image", "Variant image URL"],
  seoTitle: ["SEO Title"],
  seoDescription: ["SEO Description"],
} as const;
export type ColumnKey = keyof typeof NAMES;

const KEYS = Object.keys(NAMES) as ColumnKey[];
const OPTION_COLUMN = /^option(\d+) (name|value)$/;
const REQUIRED: readonly ColumnKey[] = ["handle", "title", "price"];

/** The position of each column in this file. */
export interface Columns {
  readonly at: Readonly<Partial<Record<ColumnKey, { index: number; name: string }>>>;
  /** Option columns by number, in order. */
  readonly options: readonly { number: number; nameAt: number; valueAt: number }[];
}

/** Finds the columns in the header, in any order and case. @throws AppError invalid_input naming missing columns */
export function readHeader(header: readonly string[]): Columns {
  const index = new Map<string, number>();
  header.forEach((name, position) => {
    const key = name.trim().toLowerCase();
    if (!index.has(key)) index.set(key, position);
  });
  const at: Partial<Record<ColumnKey, { index: number; name: string }>> = {};
  for (const key of KEYS) {
    for (const name of NAMES[key]) {
      const position = index.get(name.toLowerCase());
      if (position === undefined) continue;
      at[key] = { index: position, name };
      break;
    }
  }
  const missing = REQUIRED.filter((key) => at[key] === undefined).map((key) => `"${NAMES[key][0]}"`);
  if (missing.length > 0) {
    throw new AppError(
      "invalid_input",
      `This is not a Shopify product export: line 1 has no column ${missing.join(", ")}. Export products as CSV in Shopify Admin and send that file.`,
    );
  }
  return { at, options: readOptionColumns(index) };
}

function readOptionColumns(index: ReadonlyMap<string, number>): Columns["options"] {
  const numbers = new Set<number>();
  for (const name of index.keys()) {
    const match = OPTION_COLUMN.exec(name);
    if (match !== null) numbers.add(Number(match[1]));
  }
  return [...numbers]
    .sort((left, right) => left - right)
    .flatMap((number) => {
      const nameAt = index.get(`option${number} name`);
      const valueAt = index.get(`option${number} value`);
      return nameAt === undefined || valueAt === undefined ? [] : [{ number, nameAt, valueAt }];
    });
}

/** Returns the name of a column in messages. */
export function columnName(columns: Columns, key: ColumnKey): string {
  return columns.at[key]?.name ?? NAMES[key][0];
}
