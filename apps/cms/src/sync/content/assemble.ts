import { LOCALES, type Locale, localeSchema, type MediaView, type SeoState } from "@tandem/contracts";
import { z } from "zod";
import type { LinkTargets } from "./link-targets";
import { inLanguage, mediaRowSchema, mediaUrl, mediaView } from "./media-view";
import { richTextHtml, richTextPlain } from "./rich-text-html";

/** The main language in a source row; tenants that chose none have English. */
export const mainLocale = localeSchema.nullable().transform((value): Locale => value ?? "en");

const localisedSchema = z.object({
  main: mainLocale,
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

const productSchema = localisedSchema.extend({
  title: z.string().nullable(),
  subtitle: z.string().nullable(),
  gallery: z.array(mediaRowSchema),
});
const categorySchema = localisedSchema.extend({ image: mediaRowSchema.nullable() });

/** The texts of a published product or category in the first language that has them. */
interface Texts {
  text: string | null;
  html: string | null;
  seo: SeoState;
}

/** Returns the languages in fallback order: the requested one, the tenant's main one, then the others. */
export const languageOrder = (asked: Locale, main: Locale): Locale[] => [
  ...new Set([asked, main, ...LOCALES]),
];

/**
 * Assembles a published product from its source row, for the sync and for the content API alike. Without `languages` its
 * texts are in the tenant's main language.
 */
export function assembleProduct(
  raw: unknown,
  targets: LinkTargets,
  languages?: readonly Locale[],
): Texts & { title: string; subtitle: string | null; gallery: MediaView[] } {
  const source = productSchema.parse(raw);
  const order = languages ?? languageOrder(source.main, source.main);
  return {
    title: source.title ?? "",
    subtitle: source.subtitle,
    ...textsOf(source, targets, order),
    gallery: source.gallery.flatMap((row) => mediaView(row, order) ?? []),
  };
}

/** Assembles a published category from its source row, as `assembleProduct` does. */
export function assembleCategory(
  raw: unknown,
  targets: LinkTargets,
  languages?: readonly Locale[],
): Texts & { image: MediaView | null } {
  const source = categorySchema.parse(raw);
  const order = languages ?? languageOrder(source.main, source.main);
  return {
    ...textsOf(source, targets, order),
    image: source.image === null ? null : mediaView(source.image, order),
  };
}

function textsOf(source: Localised, targets: LinkTargets, languages: readonly Locale[]): Texts {
  const description = descriptionOf(source, languages);
  return {
    text: richTextPlain(description),
    html: richTextHtml(description, targets, languages),
    seo: seoOf(source, languages),
  };
}

function descriptionOf(source: Localised, languages: readonly Locale[]): unknown {
  for (const language of languages) {
    const description = source.locales?.[language]?.description;
    if (richTextPlain(description) !== null) return description;
  }
  return null;
}

function seoOf(source: Localised, languages: readonly Locale[]): SeoState {
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
