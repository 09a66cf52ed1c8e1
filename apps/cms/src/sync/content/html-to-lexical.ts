import { convertHTMLToLexical, editorConfigFactory } from "@payloadcms/richtext-lexical";
import { isSafeHref } from "@tandem/contracts";
import { escapeHtml } from "@tandem/service-kit";
import { JSDOM } from "jsdom";
import type { Payload } from "payload";
import { richTextFeatures } from "../../fields/rich-text";

/** Rich text as the editor stores it. */
export type RichText = ReturnType<typeof convertHTMLToLexical>;
type EditorConfig = Awaited<ReturnType<typeof editorConfigFactory.fromFeatures>>;

const DROPPED = "script, style, iframe, object, embed, form, img, video, audio, svg, meta, link";
/** Most texts contain none of these elements, and querying the DOM is expensive. */
const NEEDS_WORK = /<\s*(script|style|iframe|object|embed|form|img|video|audio|svg|meta|link|h[156]|a)\b/i;
const RENAMED: Readonly<Record<string, string>> = { H1: "h2", H5: "h4", H6: "h4" };

const { document: host } = new JSDOM().window;

/** A document reduced to what the editor supports: no scripts, frames, images or unsafe links; headings in range. */
class EditableDom {
  readonly window: { document: Document };

  constructor(html: string) {
    const document = host.implementation.createHTMLDocument("");
    document.body.innerHTML = html;
    if (NEEDS_WORK.test(html)) tidy(document);
    this.window = { document };
  }
}

function tidy(document: Document): void {
  for (const element of document.querySelectorAll(DROPPED)) element.remove();
  for (const link of document.querySelectorAll("a"))
    if (!isSafeHref(link.getAttribute("href") ?? "")) link.replaceWith(...link.childNodes);
  for (const element of document.querySelectorAll("h1, h5, h6")) {
    const heading = document.createElement(RENAMED[element.tagName] ?? "h4");
    heading.append(...element.childNodes);
    element.replaceWith(heading);
  }
}

/** Returns a function that converts external HTML to the editor's document. */
export const htmlConverter =
  (editorConfig: EditorConfig) =>
  (html: string): RichText =>
    convertHTMLToLexical({ editorConfig, html, JSDOM: EditableDom });

const known = new WeakMap<Payload, Promise<EditorConfig>>();

/** Returns the converter of one Payload instance. */
export async function createHtmlToLexical(payload: Payload): Promise<(html: string) => RichText> {
  const editorConfig =
    known.get(payload) ??
    editorConfigFactory.fromFeatures({ config: payload.config, features: richTextFeatures });
  known.set(payload, editorConfig);
  return htmlConverter(await editorConfig);
}

/** Converts plain text to HTML paragraphs; markup in the text is escaped. */
export function textToHtml(text: string): string {
  return escapeHtml(text)
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replaceAll("\n", "<br>")}</p>`)
    .join("");
}
