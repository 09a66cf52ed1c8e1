/** A variant as the file describes it. Amounts are decimal strings in major units. */
export interface VariantDraft {
  /** 1-based line in the file its row starts on. */
  readonly line: number;
  /** Option title → value, in the order of the product's options. */
  readonly options: Readonly<Record<string, string>>;
  readonly sku: string | null;
  readonly barcode: string | null;
  readonly price: string;
  readonly compareAt: string | null;
  /** Grams. */
  readonly weight: number | null;
  readonly managed: boolean;
  readonly backorder: boolean;
  /** Pieces; null where stock is not managed. */
  readonly stock: number | null;
  /** Source of its own image. */
  readonly image: string | null;
}

/** An image: an http URL, or a path relative to the file. */
export interface ImageDraft {
  readonly source: string;
  readonly alt: string | null;
}

/** A product as the file describes it, without its invalid rows. */
export interface ProductDraft {
  readonly line: number;
  /** Rows of the file it was read from. */
  readonly rows: number;
  readonly handle: string;
  readonly title: string;
  readonly html: string | null;
  readonly vendor: string | null;
  readonly type: string | null;
  readonly tags: readonly string[];
  readonly published: boolean;
  readonly options: readonly { readonly title: string; readonly values: readonly string[] }[];
  readonly variants: readonly VariantDraft[];
  readonly images: readonly ImageDraft[];
  readonly seo: { readonly title: string | null; readonly description: string | null };
}

/**
 * A problem in the file. `row`: the row is left out; `note`: it is imported with the change that the reason describes.
 */
export interface RowIssue {
  readonly kind: "row" | "note";
  readonly line: number;
  readonly handle: string | null;
  readonly reason: string;
}
