import { expect, test } from "vitest";
import { htmlToText } from "./html-text";
import { slugOf } from "./slug";

test.each([
  [null, null],
  ["", null],
  ["<p></p>", null],
  ["Plain text", "Plain text"],
  ["<p>One</p><p>Two&nbsp;&amp; three</p>", "One\nTwo & three"],
  ["<ul><li>a</li><li>b</li></ul>", "a\nb"],
  ["x<script>alert(1)</script><style>p{}</style><!-- c -->y", "xy"],
  ["&#1057;&#x430;&bogus;", "Са&bogus;"],
  ["&constructor;", "&constructor;"],
  ['<h2>Care</h2><a href="https://x.test">Wash</a><img src="a.jpg" alt="A cup"> warm', "Care\nWash warm"],
  ["<table><tr><td>Size</td><td>M</td></tr></table>", "Size M"],
  ["a &lt;b&gt; c<br>d", "a <b> c\nd"],
])("%j is converted to the text %j", (html, text) => {
  expect(htmlToText(html)).toBe(text);
});

test.each([
  ["Throws & Blankets", "throws-blankets"],
  ["Café Été", "cafe-ete"],
  ["Oʻzbek", "ozbek"],
  ["Вазы и ковры", "vazy-i-kovry"],
  ["Ўзбек қўғирчоқ", "ozbek-qogirchoq"],
])("the slug of %j is %j", (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

test("a name without letters gets its own slug", () => {
  expect(slugOf("★")).toMatch(/^c-[0-9a-f]{8}$/);
  expect(slugOf("★")).not.toBe(slugOf("☆"));
});
