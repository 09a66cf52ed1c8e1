import config from "@payload-config";
import { editorConfigFactory } from "@payloadcms/richtext-lexical";
import { isSafeHref, RICH_TEXT_HTML } from "@tandem/contracts";
import { JSDOM } from "jsdom";
import { beforeAll, describe, expect, test } from "vitest";
import { richTextFeatures } from "../src/fields/rich-text";
import { htmlConverter, type RichText, textToHtml } from "../src/sync/content/html-to-lexical";
import { richTextHtml, richTextPlain } from "../src/sync/content/rich-text-html";

const NOTHING = { media: new Map(), paths: new Map() };
let toRichText: (html: string) => RichText;

beforeAll(async () => {
  toRichText = htmlConverter(
    await editorConfigFactory.fromFeatures({ config: await config, features: richTextFeatures }),
  );
});

test.each([
  ["paragraphs and emphasis", "<p>Hello <strong>you</strong></p>", "<p>Hello <strong>you</strong></p>"],
  ["lists", "<ul><li>a</li><li>b</li></ul>", "<ul><li>a</li><li>b</li></ul>"],
  ["headings, moved below the page's own,", "<h1>Big</h1>", "<h2>Big</h2>"],
  ["links", '<p><a href="https://a.test/">a</a></p>', '<p><a href="https://a.test/">a</a></p>'],
  ["markup in text as text", textToHtml("1 < 2 & 3"), "<p>1 &lt; 2 &amp; 3</p>"],
])("%s survive the conversion to rich text and back", (_name, html, out) => {
  expect(richTextHtml(toRichText(html), NOTHING, ["en"])).toBe(out);
});

test.each([
  ["scripts", "<p>a</p><script>alert(1)</script>"],
  ["handlers", '<p onclick="alert(1)">a</p>'],
  ["script URLs", '<p><a href="javascript:alert(1)">a</a></p>'],
  [
    "external frames and images",
    '<p>a</p><iframe src="https://e.test"></iframe><img src=x onerror=alert(1)>',
  ],
])("%s do not survive the conversion to rich text and back", (_name, html) => {
  expect(richTextHtml(toRichText(html), NOTHING, ["en"])).not.toMatch(/script|alert|iframe|<img/);
});

describe("richTextHtml", () => {
  const HOSTILE = [
    "script",
    "iframe",
    'x"><script>window.ran=1</script>',
    '"><img src=x onerror=window.ran=1>',
    "script>window.ran=1</script><p",
    "javascript:window.ran=1",
    "data:text/html,<script>window.ran=1</script>",
    "expression(window.ran=1)",
  ];
  const PROPERTIES = [
    "type",
    "tag",
    "format",
    "indent",
    "style",
    "text",
    "url",
    "listType",
    "value",
    "direction",
  ];
  const TYPES = [
    ...["paragraph", "heading", "quote", "list", "listitem", "link", "autolink", "upload", "text", "tab"],
    ...[
      "linebreak",
      "horizontalrule",
      "table",
      "tablerow",
      "tablecell",
      "block",
      "inlineBlock",
      "relationship",
      "code",
    ],
  ];
  const leaf = { type: "text", text: "words", version: 1, format: 0 };
  /** A node of each type with each property hostile, alone and inside a list of checks. */
  const trees = TYPES.flatMap((type) =>
    PROPERTIES.flatMap((property) =>
      HOSTILE.map((value) => ({
        type,
        version: 1,
        children: [leaf],
        fields: { linkType: "custom", url: property === "url" ? value : "/", blockType: "x" },
        ...(property === "url" ? {} : { [property]: value }),
      })),
    ),
  );
  const ALLOWED = new Set(RICH_TEXT_HTML.allowedTags.map((tag) => tag.toUpperCase()));

  test("stored rich text is rendered only with the tags, attributes and URL schemes of rich text", () => {
    const { document } = new JSDOM().window;
    for (const node of trees) {
      for (const children of [[node], [{ type: "list", listType: "check", tag: "ul", children: [node] }]]) {
        document.body.innerHTML = richTextHtml({ root: { type: "root", children } }, NOTHING, ["en"]) ?? "";
        for (const element of document.body.querySelectorAll("*")) {
          const what = JSON.stringify(children);
          expect(ALLOWED.has(element.tagName), `${element.tagName} from ${what}`).toBe(true);
          for (const { name, value } of element.attributes) {
            expect(name, what).not.toMatch(/^on|^srcdoc$|^formaction$/);
            if (name === "href")
              expect(isSafeHref(value) || value === "#", `${value} from ${what}`).toBe(true);
            if (name === "style") expect(value, what).not.toMatch(/url|expression|@import|javascript/i);
          }
        }
      }
    }
  });
});

test("plain text separates paragraphs and is null when there is no text", () => {
  expect(richTextPlain(toRichText("<p>one</p><p>two</p>"))).toBe("one\n\ntwo");
  expect(richTextPlain(toRichText("<p> </p>"))).toBeNull();
});
