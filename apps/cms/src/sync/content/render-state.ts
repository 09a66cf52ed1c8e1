import {
  type CategoryContent,
  CONTENT_SCHEMAS,
  type ContentOf,
  LOCALES,
  type Locale,
  localeSchema,
  type ProductContent,
  type SeoState,
  type StoreContent,
  type SyncEntity,
  type TenantContent,
} from "@tandem/contracts";
import { z } from "zod";
import type { LinkTargets } from "./link-targets";
import { inLanguage, mediaRowSchema, mediaUrl } from "./media-view";
import { richTextHtml, richTextPlain } from "./rich-text-html";
import { themeOf } from "./theme";

const main = localeSchema.nullable().transform((value): Locale => value ?? "en");
const localisedSchema = z.object({
  main,
  locales: z
    .record(
      z.string(),
      z.object({
        description: z.unknown(),
        seo_title: z.string().nullable(),
        seo_description: z.string().nullable(),
      }),
    )
    .nullable(),
  keywords: z.record(z.string(), z.array(z.string())).nullable(),
  seo_image: mediaRowSchema.nullable(),
});
type Localised = z.infer<typeof localisedSchema>;
export const productSource = localisedSchema.extend({
  title: z.string().nullable(),
  subtitle: z.string().nullable(),
  gallery: z.array(mediaRowSchema),
});
export const categorySource = localisedSchema.extend({ image: mediaRowSchema.nullable() });
export const tenantSource = z.object({
  main,
  domains: z.array(z.string()),
  locales: z.array(localeSchema),
  logo: mediaRowSchema.nullable(),
  row: z.record(z.string(), z.unknown()),
});
const storeSchema = z.object({
  main,
  tagline: z.string().nullable(),
  colors: z.record(z.string(), z.string()).catch({}),
  logo: mediaRowSchema.nullable(),
});

/** Returns the languages in fallback order: the requested one, the tenant's main one, then the others. */
export const languageOrder = (asked: Locale, mainLocale: Locale): Locale[] => [
  ...new Set([asked, mainLocale, ...LOCALES]),
];

/** Renders a published document in its wire format; `source` is the column that `SOURCES` selects. */
export function renderState(
  entity: SyncEntity,
  source: unknown,
  targets: LinkTargets,
): ContentOf[SyncEntity] {
  switch (entity) {
    case "product":
      return CONTENT_SCHEMAS.product.parse(product(productSource.parse(source), targets));
    case "category":
      return CONTENT_SCHEMAS.category.parse(category(categorySource.parse(source), targets));
    case "tenant":
      return CONTENT_SCHEMAS.tenant.parse(tenant(tenantSource.parse(source)));
    case "store":
      return CONTENT_SCHEMAS.store.parse(store(storeSchema.parse(source)));
    default:
      return entity satisfies never;
  }
}

/** Returns title, description, image and keywords for search engines, in the first language that has them. */
export function seoOf(source: Localised, languages: readonly Locale[]): SeoState {
  const each = (pick: "seo_title" | "seo_description") =>
    inLanguage(
      Object.fromEntries(
        Object.entries(source.locales ?? {}).map(([locale, texts]) => [locale, texts[pick]]),
      ),
      languages,
    );
  return {
    title: each("seo_title"),
    description: each("seo_description"),
    image: source.seo_image === null ? null : mediaUrl(source.seo_image),
    keywords: inLanguage(source.keywords, languages) ?? [],
  };
}

/** Returns the rich description in the first language that has text. */
export function descriptionOf(source: Localised, languages: readonly Locale[]): unknown {
  for (const language of languages) {
    const description = source.locales?.[language]?.description;
    if (richTextPlain(description) !== null) return description;
  }
  return null;
}

function product(source: z.infer<typeof productSource>, targets: LinkTargets): ProductContent {
  const languages = languageOrder(source.main, source.main);
  const description = descriptionOf(source, languages);
  const images = source.gallery.flatMap((row) => {
    const url = mediaUrl(row);
    return url === null ? [] : [{ url, alt: inLanguage(row.alt, languages) }];
  });
  return {
    title: source.title ?? "",
    subtitle: source.subtitle,
    text: richTextPlain(description),
    html: richTextHtml(description, targets, languages),
    seo: seoOf(source, languages),
    images,
    thumbnail: images[0]?.url ?? null,
  };
}

function category(source: z.infer<typeof categorySource>, targets: LinkTargets): CategoryContent {
  const languages = languageOrder(source.main, source.main);
  const description = descriptionOf(source, languages);
  return {
    text: richTextPlain(description),
    html: richTextHtml(description, targets, languages),
    seo: seoOf(source, languages),
    image: source.image === null ? null : mediaUrl(source.image),
  };
}

function tenant(source: z.infer<typeof tenantSource>): TenantContent {
  const text = (column: string): string | null =>
    z
      .string()
      .nullable()
      .catch(null)
      .parse(source.row[column] ?? null);
  return {
    domains: source.domains,
    theme: themeOf(source.row),
    logo: source.logo === null ? null : mediaUrl(source.logo),
    locales: source.locales.length === 0 ? [source.main] : source.locales,
    default_locale: source.main,
    contact: { email: text("contact_email"), phone: text("contact_phone"), address: text("contact_address") },
    settings: z.record(z.string(), z.unknown()).catch({}).parse(source.row.settings),
  };
}

function store(source: z.infer<typeof storeSchema>): StoreContent {
  return {
    tagline: source.tagline,
    logo: source.logo === null ? null : mediaUrl(source.logo),
    colors: source.colors,
  };
}
