import {
  convertLexicalToHTML,
  type HTMLConvertersFunction,
  LinkHTMLConverter,
} from "@payloadcms/richtext-lexical/html";
import { convertLexicalToPlaintext } from "@payloadcms/richtext-lexical/plaintext";
import { RICH_TEXT_HTML } from "@tandem/contracts";
import { escapeHtml } from "@tandem/service-kit";
import sanitizeHtml from "sanitize-html";
import { referencedId } from "../../tenancy/reference";
import type { RichText } from "./html-to-lexical";
import type { LinkTargets } from "./link-targets";
import { mediaView } from "./media-view";

/** Returns whether a value is a document of the editor; anything else in a rich text column is treated as empty. */
export const isRichText = (value: unknown): value is RichText =>
  typeof value === "object" &&
  value !== null &&
  "root" in value &&
  typeof value.root === "object" &&
  value.root !== null;

/**
 * Returns a rich text as HTML with images and storefront links resolved, or null when it has no text. Stored content
 * is not trusted: of the converted HTML only the tags, attributes and schemes of `RICH_TEXT_HTML` remain.
 */
export function richTextHtml(
  value: unknown,
  targets: LinkTargets,
  languages: readonly string[],
): string | null {
  if (!isRichText(value)) return null;
  const converters: HTMLConvertersFunction = ({ defaultConverters }) => ({
    ...defaultConverters,
    ...LinkHTMLConverter({
      internalDocToHref: ({ linkNode }) => {
        const doc = linkNode.fields.doc;
        return targets.paths.get(`${doc?.relationTo}:${referencedId(doc?.value)}`) ?? "#";
      },
    }),
    list: ({ node, nodesToHTML }) => {
      const tag = node.tag === "ol" ? "ol" : "ul";
      return `<${tag}>${nodesToHTML({ nodes: node.children }).join("")}</${tag}>`;
    },
    listitem: ({ node, nodesToHTML }) => `<li>${nodesToHTML({ nodes: node.children }).join("")}</li>`,
    upload: ({ node }) => {
      const row = targets.media.get(referencedId(node.value) ?? "");
      const view = row === undefined ? null : mediaView(row, languages);
      if (view === null) return "";
      const size = view.width && view.height ? ` width="${view.width}" height="${view.height}"` : "";
      const set = view.sizes.map((each) => `${each.url} ${each.width}w`).join(", ");
      const sources =
        set === "" ? "" : ` srcset="${escapeHtml(set)}" sizes="(min-width: 60rem) 60rem, 100vw"`;
      return `<img src="${escapeHtml(view.url)}" alt="${escapeHtml(view.alt)}"${size}${sources} loading="lazy">`;
    },
  });
  const html = sanitizeHtml(
    convertLexicalToHTML({ data: value, converters, disableContainer: true }),
    RICH_TEXT_HTML,
  );
  return html.trim() === "" ? null : html;
}

/** Returns the plain text of a rich text, paragraphs separated by blank lines; null when it has no text. */
export function richTextPlain(value: unknown): string | null {
  if (!isRichText(value)) return null;
  const text = convertLexicalToPlaintext({ data: value }).trim();
  return text === "" ? null : text;
}
