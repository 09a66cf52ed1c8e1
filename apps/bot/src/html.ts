/** Send options of every message that contains text from outside. */
export const HTML = { parse_mode: "HTML" } as const;

/** Returns the length of HTML as Telegram counts it: without tags, one per character reference. */
export function visibleLength(html: string): number {
  return html.replaceAll(/<[^>]*>/g, "").replaceAll(/&(?:amp|lt|gt|quot|#39);/g, "x").length;
}
