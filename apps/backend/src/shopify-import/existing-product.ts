import { z } from "zod";

const variantRow = z.object({
  id: z.string(),
  sku: z.string().nullable(),
  barcode: z.string().nullable(),
  weight: z.number().nullable(),
  options: z.record(z.string(), z.string()),
  managed: z.boolean(),
  backorder: z.boolean(),
  prices: z.array(z.object({ id: z.string(), currency_code: z.string(), amount: z.string() })),
  /** What the last import wrote: `{ compare_at, imported }`. */
  importMetadata: z.unknown(),
  importedStock: z.number().nullable(),
  inventoryItemId: z.string().nullable(),
  levelExists: z.boolean(),
});
export type ExistingVariant = z.infer<typeof variantRow>;

/** A product of the tenant as Medusa holds it, with the metadata of the last import. */
export const existingProductSchema = z.object({
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  status: z.string(),
  type: z.string().nullable(),
  tags: z.array(z.string()),
  categories: z.array(z.string()),
  options: z.array(z.object({ id: z.string(), title: z.string(), values: z.array(z.string()) })),
  variants: z.array(variantRow),
  importedTitle: z.string().nullable(),
  importedCategory: z.string().nullable(),
});
export type ExistingProduct = z.infer<typeof existingProductSchema>;
