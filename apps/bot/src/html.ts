/** How every message with words from outside is sent. */
export const HTML = { parse_mode: "HTML" } as const;

/** Length of HTML as Telegram counts it: after tags and character references. */
export function visibleLength(html: string): number {
  return html.replaceAll(/<[^>]*>/g, "").replaceAll(/&(?:amp|lt|gt|quot|#39);/g, "x").length;
}
