import {
  type CategoryContent,
  CONTENT_SCHEMAS,
  type ContentOf,
  localeSchema,
  type ProductContent,
  type StoreContent,
  type SyncEntity,
  type TenantContent,
} from "@tandem/contracts";
import { z } from "zod";
import { assembleCategory, assembleProduct, mainLocale } from "./assemble";
import type { LinkTargets } from "./link-targets";
import { mediaRowSchema, mediaUrl } from "./media-view";
import { themeOf } from "./theme";

export const tenantSource = z.object({
  main: mainLocale,
  domains: z.array(z.string()),
  locales: z.array(localeSchema),
  logo: mediaRowSchema.nullable(),
  row: z.record(z.string(), z.unknown()),
});
const storeSchema = z.object({
  tagline: z.string().nullable(),
  colors: z.record(z.string(), z.string()).catch({}),
  logo: mediaRowSchema.nullable(),
});

/** Renders a published document in its wire format; `source` is the column that `SOURCES` selects. */
export function renderState(
  entity: SyncEntity,
  source: unknown,
  targets: LinkTargets,
): ContentOf[SyncEntity] {
  switch (entity) {
    case "product":
      return CONTENT_SCHEMAS.product.parse(product(source, targets));
    case "category":
      return CONTENT_SCHEMAS.category.parse(category(source, targets));
    case "tenant":
      return CONTENT_SCHEMAS.tenant.parse(tenant(tenantSource.parse(source)));
    case "store":
      return CONTENT_SCHEMAS.store.parse(store(storeSchema.parse(source)));
    default:
      return entity satisfies never;
  }
}

function product(source: unknown, targets: LinkTargets): ProductContent {
  const { gallery, ...texts } = assembleProduct(source, targets);
  const images = gallery.map(({ url, alt }) => ({ url, alt: alt === "" ? null : alt }));
  return { ...texts, images, thumbnail: images[0]?.url ?? null };
}

function category(source: unknown, targets: LinkTargets): CategoryContent {
  const { image, ...texts } = assembleCategory(source, targets);
  return { ...texts, image: image?.url ?? null };
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
