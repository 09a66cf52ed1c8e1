import { convertHTMLToLexical, editorConfigFactory } from "@payloadcms/richtext-lexical";
import { JSDOM } from "jsdom";
import type { Payload } from "payload";
import { richTextFeatures } from "../fields/rich-text";

/** Rich text as the editor keeps it. */
export type RichText = ReturnType<typeof convertHTMLToLexical>;

const DROPPED = "script, style, iframe, object, embed, form, img, video, audio, svg, meta, link";
const RENAMED: Readonly<Record<string, string>> = { H1: "h2", H5: "h4", H6: "h4" };

/** A document without what the editor cannot hold: scripts, frames and pictures go, headings come into its range. */
class EditableDom extends JSDOM {
  constructor(html: string) {
    super(html);
    const { document } = this.window;
    for (const element of document.querySelectorAll(DROPPED)) element.remove();
    for (const element of document.querySelectorAll("h1, h5, h6")) {
      const heading = document.createElement(RENAMED[element.tagName] ?? "h4");
      heading.append(...element.childNodes);
      element.replaceWith(heading);
    }
  }
}

/** Makes the converter of one Payload instance: HTML from outside becomes the editor's document. */
export async function createHtmlToLexical(payload: Payload): Promise<(html: string) => RichText> {
  const editorConfig = await editorConfigFactory.fromFeatures({
    config: payload.config,
    features: richTextFeatures,
  });
  return (html) => convertHTMLToLexical({ editorConfig, html, JSDOM: EditableDom });
}

/** Plain text as HTML paragraphs, nothing of it read as markup. */
export function textToHtml(text: string): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return escaped
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replaceAll("\n", "<br>")}</p>`)
    .join("");
}
