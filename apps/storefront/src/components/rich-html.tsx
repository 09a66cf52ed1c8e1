import { RICH_TEXT_HTML } from "@tandem/contracts";
import sanitizeHtml, { type IOptions } from "sanitize-html";
import { isReachableUrl } from "@/components/picture";
import { resizedUrl } from "@/server/image-request";
import { IMAGE_WIDTHS } from "@/server/image-sizes";

const LARGEST = 1440;

/** Rich text as pages show it: images come through the shop's own resizer, as its policy demands; others are left out. */
const SHOWN: IOptions = {
  ...RICH_TEXT_HTML,
  transformTags: {
    ...RICH_TEXT_HTML.transformTags,
    img: (tagName, { src = "", srcset: _, ...attribs }) => {
      if (!isReachableUrl(src)) return { tagName, attribs: {} };
      const width = Number(attribs.width) || LARGEST;
      const widths = IMAGE_WIDTHS.filter((each) => each <= Math.min(LARGEST, Math.max(width, 320)));
      return {
        tagName,
        attribs: {
          ...attribs,
          src: resizedUrl(src, widths.at(-1) ?? LARGEST),
          srcset: widths.map((each) => `${resizedUrl(src, each)} ${each}w`).join(", "),
          sizes: attribs.sizes ?? "(min-width: 60rem) 60rem, 100vw",
        },
      };
    },
  },
  exclusiveFilter: ({ tag, attribs }) => tag === "img" && !attribs.src,
};

/** Renders the HTML of an editor's text. Only the tags, attributes and URL schemes of rich text remain. */
export function RichHtml({ html, className }: { html: string; className: string }) {
  return <div className={className} dangerouslySetInnerHTML={{ __html: sanitizeHtml(html, SHOWN) }} />;
}
