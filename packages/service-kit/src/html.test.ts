import { expect, test } from "vitest";
import { escapeHtml, html, trustedHtml } from "./index.js";

test("a value in a template cannot become markup, in content and in a quoted attribute", () => {
  const hostile = `"><script>alert('1')</script>`;
  expect(String(html`<p title="${hostile}">${hostile}</p>`)).toBe(
    '<p title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;">&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;</p>',
  );
});

test("markup of the same tag is inserted as it is, alone and in lists", () => {
  const items = ["a", "<b>"].map((text) => html`<li>${text}</li>`);
  expect(String(html`<ul>${items}</ul>${html`<p>${1}</p>`}${trustedHtml("<hr>")}`)).toBe(
    "<ul><li>a</li><li>&lt;b&gt;</li></ul><p>1</p><hr>",
  );
});

test("false and null insert nothing, and zero is shown", () => {
  expect(String(html`<p>${false}${null}${0}</p>`)).toBe("<p>0</p>");
});

test("a text that only looks like markup of the tag is escaped", () => {
  expect(String(html`${String(html`<b>${"&"}</b>`)}`)).toBe("&lt;b&gt;&amp;amp;&lt;/b&gt;");
});

test("text is escaped for content and quoted attributes", () => {
  expect(escapeHtml(`<a href="x" id='y'>&amp;`)).toBe("&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;");
});
