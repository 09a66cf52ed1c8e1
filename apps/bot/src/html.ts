/** How every message with words from outside is sent. */
export const HTML = { parse_mode: "HTML" } as const;

const CHARACTERS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as Telegram's HTML shows it, whatever is in it. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => CHARACTERS[character] ?? character);
}

/** Length of HTML as Telegram counts it: after tags and character references. */
export function visibleLength(html: string): number {
  return html.replaceAll(/<[^>]*>/g, "").replaceAll(/&(?:amp|lt|gt|quot);/g, "x").length;
}
