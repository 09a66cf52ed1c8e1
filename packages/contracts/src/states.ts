import { z } from "zod";
import { localeSchema, slugSchema, tenantStatusSchema } from "./entities.js";

/**
 * The state of an entity as one system sends it to the other. Amounts are decimal strings in major units ("42.99"),
 * so no float touches money and equal states have equal JSON. No timestamps. Lists are ordered (rank, then id).
 */

const amountSchema = z.string().regex(/^-?\d+(\.\d+)?$/);

/** An image as Medusa or the storefront needs it. */
const imageStateSchema = z.object({ url: z.string(), alt: z.string().nullable() });

const priceStateSchema = z.object({
  /** ISO 4217, lower case. */
  currency: z.string(),
  amount: amountSchema,
  /** Smallest and largest quantity of a cart line the price applies to; null for no limit. */
  min_quantity: z.number().int().nullable(),
  max_quantity: z.number().int().nullable(),
});

const variantStateSchema = z.object({
  id: z.string(),
  title: z.string().nullable(),
  sku: z.string().nullable(),
  barcode: z.string().nullable(),
  rank: z.number().int(),
  /** Option title → value. */
  options: z.record(z.string(), z.string()),
  prices: z.array(priceStateSchema),
  /** Price before a discount by currency, from `metadata.compare_at` (decimal strings); empty when there is none. */
  compare_at: z.record(z.string(), amountSchema),
  manage_inventory: z.boolean(),
  allow_backorder: z.boolean(),
  /** Sellable quantity over all stock locations of the tenant: stocked minus reserved. Null when stock is not managed. */
  available: z.number().nullable(),
  /** Grams. */
  weight: z.number().nullable(),
});

/** Commerce facts of a product: what Payload mirrors in `commerce-products`. */
export const productFactsSchema = z.object({
  title: z.string(),
  subtitle: z.string().nullable(),
  handle: z.string(),
  status: z.enum(["draft", "proposed", "published", "rejected"]),
  options: z.array(z.object({ id: z.string(), title: z.string(), values: z.array(z.string()) })),
  variants: z.array(variantStateSchema),
  categories: z.array(z.object({ id: z.string(), name: z.string(), handle: z.string() })),
  tags: z.array(z.string()),
  collection: z.object({ id: z.string(), title: z.string(), handle: z.string() }).nullable(),
  type: z.string().nullable(),
  thumbnail: z.string().nullable(),
  weight: z.number().nullable(),
});
export type ProductFacts = z.infer<typeof productFactsSchema>;

/** Search-engine fields of a document. */
export const seoStateSchema = z.object({
  title: z.string().nullable(),
  description: z.string().nullable(),
  image: z.string().nullable(),
  keywords: z.array(z.string()),
});
export type SeoState = z.infer<typeof seoStateSchema>;

/** Published content of a product: Medusa keeps `text` as `description`, `html` and `seo` under `metadata.content`. */
export const productContentSchema = z.object({
  title: z.string(),
  subtitle: z.string().nullable(),
  text: z.string().nullable(),
  html: z.string().nullable(),
  seo: seoStateSchema,
  images: z.array(imageStateSchema),
  thumbnail: z.string().nullable(),
});
export type ProductContent = z.infer<typeof productContentSchema>;

/** Commerce facts of a category: what Payload mirrors in `commerce-categories`. */
const categoryFactsSchema = z.object({
  name: z.string(),
  handle: z.string(),
  parent: z.string().nullable(),
  rank: z.number().int(),
  is_active: z.boolean(),
  is_internal: z.boolean(),
});

/** Published content of a category. */
export const categoryContentSchema = z.object({
  text: z.string().nullable(),
  html: z.string().nullable(),
  seo: seoStateSchema,
  image: z.string().nullable(),
});
export type CategoryContent = z.infer<typeof categoryContentSchema>;

/** Core of a tenant, owned by Medusa. */
export const tenantFactsSchema = z.object({
  name: z.string(),
  slug: slugSchema,
  status: tenantStatusSchema,
});

/** How a tenant's storefront looks. Colours are CSS colours. */
export const themeStateSchema = z.object({
  preset: z.string(),
  colors: z.record(z.string(), z.string()),
  fonts: z.object({ heading: z.string(), body: z.string() }),
  radius: z.string(),
  layout: z.record(z.string(), z.string()),
});
export type ThemeState = z.infer<typeof themeStateSchema>;

/** Configuration of a tenant, owned by Payload; stored in Medusa's `tenant.config`. */
export const tenantContentSchema = z.object({
  domains: z.array(z.string()),
  theme: themeStateSchema.nullable(),
  logo: z.string().nullable(),
  locales: z.array(localeSchema),
  default_locale: localeSchema,
  contact: z.object({
    email: z.string().nullable(),
    phone: z.string().nullable(),
    address: z.string().nullable(),
  }),
  settings: z.record(z.string(), z.unknown()),
});
export type TenantContent = z.infer<typeof tenantContentSchema>;

/** Core of a store, owned by Medusa. */
export const storeFactsSchema = z.object({
  slug: slugSchema,
  name: z.string(),
  default_currency: z.string(),
  regions: z.array(z.string()),
  sales_channel: z.string(),
  /** Publishable API key token; public by nature (`pk_…`). */
  publishable_key: z.string(),
});

/** Branding of a store, owned by Payload; stored in Medusa's `tenant_store.branding`. */
const storeContentSchema = z.object({
  tagline: z.string().nullable(),
  logo: z.string().nullable(),
  colors: z.record(z.string(), z.string()),
});
export type StoreContent = z.infer<typeof storeContentSchema>;

/** Commerce facts by entity: flows Medusa → Payload. */
export const FACTS_SCHEMAS = {
  tenant: tenantFactsSchema,
  store: storeFactsSchema,
  category: categoryFactsSchema,
  product: productFactsSchema,
} as const;

/** Published content by entity: flows Payload → Medusa. */
export const CONTENT_SCHEMAS = {
  tenant: tenantContentSchema,
  store: storeContentSchema,
  category: categoryContentSchema,
  product: productContentSchema,
} as const;
export type ContentOf = { [E in keyof typeof CONTENT_SCHEMAS]: z.infer<(typeof CONTENT_SCHEMAS)[E]> };
