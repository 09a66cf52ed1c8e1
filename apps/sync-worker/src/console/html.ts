import { escapeHtml } from "@tandem/service-kit";

/** Markup that is safe to send: every value in it was escaped, or is markup itself. */
export interface Html {
  readonly text: string;
}
type Part = Html | readonly Html[] | string | number;

/** Template tag that escapes every value inserted into it. */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const shown = parts.map((part) => {
    if (typeof part === "number") return String(part);
    if (typeof part === "string") return escapeHtml(part);
    return "text" in part ? part.text : part.map(({ text }) => text).join("");
  });
  return { text: String.raw({ raw: pieces }, ...shown) };
}
