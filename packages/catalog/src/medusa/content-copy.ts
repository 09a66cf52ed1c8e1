import type { SeoState } from "@tandem/contracts";
import type { MedusaCategory, MedusaProduct } from "./schemas.js";

/** Returns the texts that the sync keeps in Medusa beside a product or category. */
export function copiedTexts({ description, metadata }: MedusaProduct | MedusaCategory): {
  text: string | null;
  html: string | null;
  seo: SeoState;
} {
  const copy = metadata?.content;
  return {
    text: description ?? null,
    html: copy?.html ?? null,
    seo: {
      title: copy?.seo?.title ?? null,
      description: copy?.seo?.description ?? null,
      image: copy?.seo?.image ?? null,
      keywords: copy?.seo?.keywords ?? [],
    },
  };
}
