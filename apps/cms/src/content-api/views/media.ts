import type { Locale, MediaView, SeoState } from "@tandem/contracts";
import type { LinkTargets } from "../../sync/content/link-targets";
import { mediaUrl, mediaView } from "../../sync/content/media-view";
import { referencedId } from "../../tenancy/reference";

/** Returns the view of the image that a field refers to; null when there is none to show. */
export function picture(
  value: unknown,
  targets: LinkTargets,
  languages: readonly Locale[],
): MediaView | null {
  const row = targets.media.get(referencedId(value) ?? "");
  return row === undefined ? null : mediaView(row, languages);
}

interface SeoFields {
  title?: string | null;
  description?: string | null;
  image?: unknown;
  keywords?: string[] | null;
}

/** Returns the SEO fields of a content document. */
export function seoView(seo: SeoFields | null | undefined, targets: LinkTargets): SeoState {
  const image = targets.media.get(referencedId(seo?.image) ?? "");
  return {
    title: seo?.title ?? null,
    description: seo?.description ?? null,
    image: image === undefined ? null : mediaUrl(image),
    keywords: seo?.keywords ?? [],
  };
}
