import type { SeoState } from "@tandem/contracts";

const SNIPPET_LENGTH = 160;

/** Returns as much of a text as search engines show of a description; null when there is no text. */
export const snippetOf = (text: string | null): string | null => text?.slice(0, SNIPPET_LENGTH) ?? null;

/** Returns the texts for search engines: those that editors wrote for them, else the document's own. */
export function searchTexts(
  seo: Pick<SeoState, "title" | "description">,
  own: { title: string; summary: string | null },
): { title: string; description?: string } {
  const description = seo.description ?? own.summary;
  return { title: seo.title ?? own.title, ...(description === null ? {} : { description }) };
}
