import { createHash } from "node:crypto";
import { SINGLE_OPTION } from "@tandem/contracts";
import type { ProductDraft, RowIssue, VariantDraft } from "./draft";
import type { ExistingProduct, ExistingVariant } from "./existing-product";
import { htmlToText } from "./html-text";
import { combinationOf } from "./read-product";

/** Where an import writes its products. */
export interface ImportTarget {
  readonly tenantId: string;
  /** ISO 4217, lower case; every price of the file is in it. */
  readonly currency: string;
  readonly salesChannelId: string;
  readonly stockLocationId: string;
  readonly shippingProfileId: string | null;
}

/** Ids of the tenant's tags, types and categories by name. */
export interface Labels {
  readonly tags: ReadonlyMap<string, string>;
  readonly types: ReadonlyMap<string, string>;
  readonly categories: ReadonlyMap<string, string>;
}

const MAPPING = 1;

/** Returns a fingerprint of the commercial data of a draft; the same file gives the same one. */
export function fingerprint(draft: ProductDraft, currency: string): string {
  const { line: _line, rows: _rows, images: _images, seo: _seo, html: _html, variants, ...told } = draft;
  const facts = variants.map(({ line: _at, ...variant }) => variant);
  return createHash("sha256")
    .update(JSON.stringify([MAPPING, currency, told, facts]))
    .digest("base64url")
    .slice(0, 22);
}

/** Returns what to create in Medusa for a product it does not have yet. */
export function planCreation(draft: ProductDraft, target: ImportTarget, labels: Labels) {
  const pictures = draft.images.filter(({ source }) => /^https?:/i.test(source));
  return {
    title: draft.title,
    handle: draft.handle,
    status: statusOf(draft),
    description: htmlToText(draft.html) ?? undefined,
    thumbnail: pictures[0]?.source,
    images: pictures.map(({ source, alt }) => ({ url: source, metadata: { alt } })),
    type_id: idOf(labels.types, draft.type),
    tag_ids: draft.tags.flatMap((tag) => labels.tags.get(tag) ?? []),
    category_ids: draft.type === null ? [] : [labels.categories.get(draft.type) ?? []].flat(),
    options: draft.options.map(({ title, values }) => ({ title, values: [...values] })),
    sales_channels: [{ id: target.salesChannelId }],
    shipping_profile_id: target.shippingProfileId ?? undefined,
    metadata: importMetadata(draft, target, labels),
    variants: draft.variants.map((variant, rank) => planVariant(variant, rank, target)),
  };
}

function planVariant(variant: VariantDraft, rank: number, { currency }: ImportTarget) {
  return {
    title: variantTitle(variant),
    sku: variant.sku ?? undefined,
    barcode: variant.barcode ?? undefined,
    options: { ...variant.options },
    prices: [{ amount: Number(variant.price), currency_code: currency }],
    manage_inventory: variant.managed,
    allow_backorder: variant.backorder,
    weight: variant.weight ?? undefined,
    variant_rank: rank,
    metadata: variantMetadata(variant, currency),
  };
}

/** Returns the changes to a product that Medusa already has; empty lists where nothing changes. */
export function planUpdate(
  draft: ProductDraft,
  existing: ExistingProduct,
  target: ImportTarget,
  labels: Labels,
) {
  const issues: RowIssue[] = [];
  const now = existing.options.map(({ title }) => title);
  if (draft.options.some(({ title }) => !now.includes(title)) || now.length !== draft.options.length) {
    const reason = `Option1 Name: the product has the options ${now.join(", ")} and the file has ${draft.options.map(({ title }) => title).join(", ")}; change the options in Medusa Admin first, then import again.`;
    return {
      issues: [{ kind: "row" as const, line: draft.line, handle: draft.handle, reason }],
      update: null,
    };
  }
  const held = new Map(existing.variants.map((variant) => [combinationOf(variant), variant]));
  const updates: ReturnType<typeof planVariantUpdate>[] = [];
  const creations: (ReturnType<typeof planVariant> & { product_id: string })[] = [];
  const stock: { inventory_item_id: string; location_id: string; stocked_quantity: number }[] = [];
  draft.variants.forEach((variant, rank) => {
    const before = held.get(combinationOf(variant));
    if (before === undefined) {
      creations.push({ ...planVariant(variant, rank, target), product_id: existing.id });
      return;
    }
    const update = planVariantUpdate(variant, before, target);
    if (Object.keys(update).length > 1) updates.push(update);
    const moved = variant.stock !== null && variant.stock !== before.importedStock;
    if (moved && variant.stock !== null && before.inventoryItemId !== null && before.levelExists) {
      stock.push({
        inventory_item_id: before.inventoryItemId,
        location_id: target.stockLocationId,
        stocked_quantity: variant.stock,
      });
    }
  });
  const options = draft.options.flatMap(({ title, values }) => {
    const option = existing.options.find((each) => each.title === title);
    const add = values
      .filter((value) => option?.values.includes(value) === false)
      .map((value) => ({ value }));
    return option === undefined || add.length === 0
      ? []
      : [{ product_id: existing.id, product_option_id: option.id, add }];
  });
  const product = {
    id: existing.id,
    metadata: importMetadata(draft, target, labels),
    ...(draft.title !== existing.importedTitle && draft.title !== existing.title
      ? { title: draft.title }
      : {}),
    ...(statusOf(draft) === existing.status ? {} : { status: statusOf(draft) }),
    ...(draft.type === existing.type
      ? {}
      : {
          type_id: idOf(labels.types, draft.type) ?? null,
          category_ids: categoriesAfter(draft, existing, labels),
        }),
    ...(sameSet(draft.tags, existing.tags)
      ? {}
      : { tag_ids: draft.tags.flatMap((tag) => labels.tags.get(tag) ?? []) }),
  };
  const order =
    options.length === 0 ? [] : draft.options.map(({ title, values }) => ({ title, values: [...values] }));
  return { issues, update: { product, options, order, variants: updates, newVariants: creations, stock } };
}

function planVariantUpdate(variant: VariantDraft, before: ExistingVariant, { currency }: ImportTarget) {
  const metadata = variantMetadata(variant, currency);
  const price = before.prices.find((each) => each.currency_code === currency);
  const others = before.prices.filter((each) => each !== price);
  const priceMoved = price === undefined || price.amount !== variant.price;
  return {
    id: before.id,
    ...(variant.sku === before.sku ? {} : { sku: variant.sku }),
    ...(variant.barcode === before.barcode ? {} : { barcode: variant.barcode }),
    ...(variant.weight === before.weight ? {} : { weight: variant.weight }),
    ...(variant.managed === before.managed ? {} : { manage_inventory: variant.managed }),
    ...(variant.backorder === before.backorder ? {} : { allow_backorder: variant.backorder }),
    ...(JSON.stringify(metadata) === JSON.stringify(before.importMetadata) ? {} : { metadata }),
    ...(priceMoved
      ? {
          prices: [
            ...others.map(({ id, amount, currency_code }) => ({ id, amount: Number(amount), currency_code })),
            {
              ...(price === undefined ? {} : { id: price.id }),
              amount: Number(variant.price),
              currency_code: currency,
            },
          ],
        }
      : {}),
  };
}

/** Returns the title of a variant in Medusa Admin. */
function variantTitle(variant: VariantDraft): string {
  const values = Object.values(variant.options);
  return values.length === 0 ? SINGLE_OPTION.value : values.join(" / ");
}

/**
 * Returns facts of a variant that Medusa has no field for, and the stock last imported, so that later sales are kept.
 */
export function variantMetadata(variant: VariantDraft, currency: string) {
  return {
    compare_at: variant.compareAt === null ? {} : { [currency]: variant.compareAt },
    imported: { stock: variant.stock, image: variant.image },
  };
}

function importMetadata(draft: ProductDraft, target: ImportTarget, labels: Labels) {
  const category = draft.type === null ? null : (labels.categories.get(draft.type) ?? null);
  return {
    vendor: draft.vendor,
    import: { hash: fingerprint(draft, target.currency), title: draft.title, category },
  };
}

function categoriesAfter(draft: ProductDraft, existing: ExistingProduct, labels: Labels): string[] {
  const kept = existing.categories.filter((id) => id !== existing.importedCategory);
  return [
    ...new Set([...kept, ...(draft.type === null ? [] : [labels.categories.get(draft.type) ?? []].flat())]),
  ];
}

const statusOf = (draft: ProductDraft): "published" | "draft" => (draft.published ? "published" : "draft");

function idOf(ids: ReadonlyMap<string, string>, name: string | null): string | undefined {
  return name === null ? undefined : ids.get(name);
}

function sameSet(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((value) => right.includes(value));
}
