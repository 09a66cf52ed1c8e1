import { compile } from "html-to-text";

const BLOCKS = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "tr", "blockquote"];

const convert = compile({
  wordwrap: false,
  selectors: [
    { selector: "a", options: { ignoreHref: true } },
    { selector: "img", format: "skip" },
    ...["script", "style", "template"].map((selector) => ({ selector, format: "skip" })),
    ...["td", "th"].map((selector) => ({ selector, format: "inlineSurround", options: { suffix: " " } })),
    ...BLOCKS.map((selector) => ({
      selector,
      format: "block",
      options: { leadingLineBreaks: 1, trailingLineBreaks: 1 },
    })),
  ],
});

/** Returns the plain text of an HTML description, a line per block; null when nothing readable is left. */
export function htmlToText(html: string | null): string | null {
  if (html === null) return null;
  const lines = convert(html)
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "");
  return lines.length === 0 ? null : lines.join("\n");
}
