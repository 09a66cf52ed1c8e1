import { z } from "zod";
import { localeSchema, tenantStatusSchema } from "./entities.js";
import { safeHref } from "./rich-text.js";
import { categoryContentSchema, productContentSchema, seoStateSchema, themeStateSchema } from "./states.js";

/**
 * Paths of Payload's public content API, which `packages/catalog` reads. The tenant comes from `Host`, `X-Tenant-Id` or
 * `X-Store-Slug` (400 when they disagree, 404 when unknown), the locale from `?locale=`. Cacheable, without drafts.
 * Lists return `{ items }` (see `publicListSchema`); `tenant`, `page` and `navigation` return the document itself.
 */
export const PUBLIC_PATHS = {
  /** GET ?host= | ?slug=: the tenant and the appearance of its storefront. */
  tenant: "/api/public/tenant",
  /** GET: demo stores and other active tenants, for the landing page of the bare host. */
  tenants: "/api/public/tenants",
  heroSections: "/api/public/hero-sections",
  page: "/api/public/pages/:slug",
  /** GET, newest first, optionally ?slug= for one. */
  posts: "/api/public/posts",
  navigation: "/api/public/navigation",
  announcements: "/api/public/announcements",
  /** GET ?ids=a,b (Medusa ids, at most 100): published content of products. */
  products: "/api/public/products",
  /** GET, optionally ?ids=a,b: published content of categories; without ids all of the tenant's. */
  categories: "/api/public/categories",
} as const;

const hrefSchema = z.string().overwrite(safeHref);
const linkSchema = z.object({ label: z.string(), href: hrefSchema });

/** Envelope of every public list. */
export function publicListSchema<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item) });
}

/** An image with what a browser needs to lay it out before it loads. Sizes in pixels. */
const mediaViewSchema = z.object({
  url: z.string(),
  alt: z.string(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  /** Tiny data URL or colour shown until the image has loaded. */
  placeholder: z.string().nullable(),
  sizes: z.array(z.object({ url: z.string(), width: z.number() })),
});
export type MediaView = z.infer<typeof mediaViewSchema>;

export const storeViewSchema = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  default_currency: z.string(),
  regions: z.array(z.string()),
  publishable_key: z.string(),
  tagline: z.string().nullable(),
});

/** Everything public about a tenant: its identity and the appearance of its storefront. `id` is the Medusa id. */
export const tenantViewSchema = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  status: tenantStatusSchema,
  domains: z.array(z.string()),
  theme: themeStateSchema.nullable(),
  logo: mediaViewSchema.nullable(),
  locales: z.array(localeSchema),
  default_locale: localeSchema,
  contact: z.object({
    email: z.string().nullable(),
    phone: z.string().nullable(),
    address: z.string().nullable(),
  }),
  /** Payload-owned free settings: `{ tagline, footer_note, … }`. */
  settings: z.record(z.string(), z.unknown()),
  stores: z.array(storeViewSchema),
});
export type TenantView = z.infer<typeof tenantViewSchema>;

export const heroViewSchema = z.object({
  id: z.string(),
  eyebrow: z.string().nullable(),
  heading: z.string(),
  text: z.string().nullable(),
  image: mediaViewSchema.nullable(),
  layout: z.enum(["split", "full", "plain"]),
  links: z.array(linkSchema),
  /** Medusa product ids featured beside it. */
  featured: z.array(z.string()),
});
export type HeroView = z.infer<typeof heroViewSchema>;

/** `html` comes from the converter of the editor's document; readers sanitize it again with `RICH_TEXT_HTML`. */
const pageBlockSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("rich-text"), html: z.string() }),
  z.object({ type: z.literal("image"), image: mediaViewSchema, caption: z.string().nullable() }),
  z.object({
    type: z.literal("featured-products"),
    heading: z.string().nullable(),
    products: z.array(z.string()),
  }),
  z.object({
    type: z.literal("call-to-action"),
    heading: z.string(),
    text: z.string().nullable(),
    links: z.array(linkSchema),
  }),
  z.object({
    type: z.literal("faq"),
    heading: z.string().nullable(),
    items: z.array(z.object({ question: z.string(), answer_html: z.string() })),
  }),
]);
export type PageBlock = z.infer<typeof pageBlockSchema>;

export const pageViewSchema = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  blocks: z.array(pageBlockSchema),
  seo: seoStateSchema,
  updated_at: z.string(),
});
export type PageView = z.infer<typeof pageViewSchema>;

export const postViewSchema = z.object({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  excerpt: z.string().nullable(),
  html: z.string(),
  cover: mediaViewSchema.nullable(),
  published_at: z.string().nullable(),
  seo: seoStateSchema,
});
export type PostView = z.infer<typeof postViewSchema>;

export const navigationViewSchema = z.object({
  header: z.array(linkSchema.extend({ children: z.array(linkSchema) })),
  footer: z.array(z.object({ heading: z.string(), items: z.array(linkSchema) })),
});
export type NavigationView = z.infer<typeof navigationViewSchema>;

export const announcementViewSchema = z.object({
  id: z.string(),
  text: z.string(),
  href: hrefSchema.nullable(),
});

export type AnnouncementView = z.infer<typeof announcementViewSchema>;

/** Published content of one product with its images resolved. `id` is the Medusa id. */
export const productContentViewSchema = productContentSchema.omit({ images: true, thumbnail: true }).extend({
  id: z.string(),
  gallery: z.array(mediaViewSchema),
});
export type ProductContentView = z.infer<typeof productContentViewSchema>;

export const categoryContentViewSchema = categoryContentSchema.omit({ image: true }).extend({
  id: z.string(),
  image: mediaViewSchema.nullable(),
});
export type CategoryContentView = z.infer<typeof categoryContentViewSchema>;
