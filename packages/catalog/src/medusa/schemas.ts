import { z } from "zod";

/** The fields of Medusa's store API that are read; everything else is ignored. Amounts are major units. */
const optionValue = z.object({ value: z.string() });

const medusaVariantSchema = z.object({
  id: z.string(),
  title: z.string().nullish(),
  sku: z.string().nullish(),
  variant_rank: z.number().nullish(),
  manage_inventory: z.boolean().nullish(),
  allow_backorder: z.boolean().nullish(),
  inventory_quantity: z.number().nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  options: z
    .array(
      z.object({
        value: z.string(),
        option_id: z.string().nullish(),
        option: z.object({ title: z.string() }).nullish(),
      }),
    )
    .nullish(),
  calculated_price: z
    .object({
      calculated_amount: z.number().nullish(),
      original_amount: z.number().nullish(),
      currency_code: z.string().nullish(),
    })
    .nullish(),
});
export type MedusaVariant = z.infer<typeof medusaVariantSchema>;

/** Copies of content that the sync keeps on the product; shown when Payload has nothing published. */
const contentCopy = z
  .object({
    content: z
      .object({
        html: z.string().nullish(),
        seo: z
          .object({
            title: z.string().nullish(),
            description: z.string().nullish(),
            image: z.string().nullish(),
            keywords: z.array(z.string()).nullish(),
          })
          .nullish(),
      })
      .nullish(),
  })
  .nullish()
  .catch(null);

const medusaProductSchema = z.object({
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  subtitle: z.string().nullish(),
  description: z.string().nullish(),
  thumbnail: z.string().nullish(),
  created_at: z.string().nullish(),
  metadata: contentCopy,
  images: z.array(z.object({ url: z.string() })).nullish(),
  options: z
    .array(z.object({ id: z.string(), title: z.string(), values: z.array(optionValue).nullish() }))
    .nullish(),
  variants: z.array(medusaVariantSchema).nullish(),
  categories: z.array(z.object({ id: z.string(), name: z.string(), handle: z.string() })).nullish(),
  tags: z.array(optionValue).nullish(),
  collection: z.object({ title: z.string() }).nullish(),
  type: optionValue.nullish(),
});
export type MedusaProduct = z.infer<typeof medusaProductSchema>;

const medusaCategorySchema = z.object({
  id: z.string(),
  name: z.string(),
  handle: z.string(),
  description: z.string().nullish(),
  rank: z.number().nullish(),
  parent_category_id: z.string().nullish(),
  metadata: contentCopy,
});
export type MedusaCategory = z.infer<typeof medusaCategorySchema>;

const medusaRegionSchema = z.object({
  id: z.string(),
  name: z.string(),
  currency_code: z.string(),
  countries: z.array(z.object({ iso_2: z.string().nullish() })).nullish(),
});

export const productsAnswer = z.object({ products: z.array(medusaProductSchema), count: z.number() });
export const productIdsAnswer = z.object({
  products: z.array(
    z.object({
      id: z.string(),
      variants: z.array(medusaVariantSchema.pick({ calculated_price: true })).nullish(),
    }),
  ),
  count: z.number(),
});
export const categoriesAnswer = z.object({
  product_categories: z.array(medusaCategorySchema),
  count: z.number(),
});
export const regionsAnswer = z.object({ regions: z.array(medusaRegionSchema) });
