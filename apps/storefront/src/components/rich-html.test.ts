import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { imageOrigins } from "@/server/image-origins";
import { RichHtml } from "./rich-html";

const SOURCE = path.resolve(import.meta.dirname, "..");
/** The component that sanitizes, escaped JSON for search engines, and a constant script. */
const KNOWN = [
  "app/[tenant]/[locale]/layout.tsx",
  "components/rich-html.tsx",
  "components/structured-data.tsx",
];

test("editors' HTML reaches a page through RichHtml only", async () => {
  const files = await readdir(SOURCE, { recursive: true });
  const raw: string[] = [];
  for (const file of files.filter((name) => name.endsWith(".tsx")))
    if ((await readFile(path.join(SOURCE, file), "utf8")).includes("dangerouslySetInnerHTML")) raw.push(file);
  expect(raw.sort()).toEqual(KNOWN);
});

test.each([
  ["<p onclick=x>a</p><script>x</script>", "<p>a</p>"],
  ['<a href="javascript:x">a</a>', '<a href="#">a</a>'],
  ['<img src="data:image/svg+xml,x" onerror="x">', ""],
  ['<p>a</p><img src="https://tracker.test/x.png" srcset="https://tracker.test/x.png 2x">', "<p>a</p>"],
  ["<svg><a xlink:href=javascript:x>a</a></svg>", '<a href="#">a</a>'],
  ['<p style="background:url(//evil.test)">a</p>', "<p>a</p>"],
])("%s is shown as %s", (html, shown) =>
  expect(RichHtml({ html, className: "rich" }).props.dangerouslySetInnerHTML.__html).toBe(shown),
);

test("an image of the CMS comes through the shop's own resizer, in widths that its size allows", () => {
  const [origin = ""] = imageOrigins();
  const html = `<img src="${origin}/api/media/file/cup.jpg" alt="A cup" width="800" height="600" onload="x">`;
  const shown: string = RichHtml({ html, className: "rich" }).props.dangerouslySetInnerHTML.__html;
  const url = encodeURIComponent(`${origin}/api/media/file/cup.jpg`);
  expect(shown).toContain(`src="/_next/image?url=${url}&amp;w=640&amp;q=75"`);
  expect(shown).toContain(`/_next/image?url=${url}&amp;w=390&amp;q=75 390w`);
  expect(shown).toContain('alt="A cup"');
  expect(shown).not.toMatch(/w=960|onload/);
});
