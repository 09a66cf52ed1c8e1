import config from "@payload-config";
import { editorConfigFactory } from "@payloadcms/richtext-lexical";
import { beforeAll, expect, test } from "vitest";
import { htmlConverter, type RichText, textToHtml } from "../src/content/html-to-lexical";
import { richTextHtml, richTextPlain } from "../src/content/rich-text-html";
import { richTextFeatures } from "../src/fields/rich-text";

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
  ["headings, brought below the page's own", "<h1>Big</h1>", "<h2>Big</h2>"],
  ["links", '<p><a href="https://a.test/">a</a></p>', '<p><a href="https://a.test/">a</a></p>'],
  ["markup in text as text", textToHtml("1 < 2 & 3"), "<p>1 &lt; 2 &amp; 3</p>"],
])("%s survive the way into the editor and out again", (_name, html, out) => {
  expect(richTextHtml(toRichText(html), NOTHING, ["en"])).toBe(out);
});

test.each([
  ["scripts", "<p>a</p><script>alert(1)</script>"],
  ["handlers", '<p onclick="alert(1)">a</p>'],
  ["script addresses", '<p><a href="javascript:alert(1)">a</a></p>'],
  [
    "frames and pictures from outside",
    '<p>a</p><iframe src="https://e.test"></iframe><img src=x onerror=alert(1)>',
  ],
])("%s do not", (_name, html) => {
  expect(richTextHtml(toRichText(html), NOTHING, ["en"])).not.toMatch(/script|alert|iframe|<img/);
});

test("plain text keeps paragraphs apart and is null when there are no words", () => {
  expect(richTextPlain(toRichText("<p>one</p><p>two</p>"))).toBe("one\n\ntwo");
  expect(richTextPlain(toRichText("<p> </p>"))).toBeNull();
});
