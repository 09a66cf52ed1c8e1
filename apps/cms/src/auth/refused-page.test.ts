import { expect, test } from "vitest";
import { refusedPage } from "./refused-page";

test("a link and a language cannot add markup to the page of a failed sign-in", async () => {
  const html = await refusedPage(`en"><script>`, "no-place", `/out?to="><script>&a=1`).text();
  expect(html).not.toContain("<script");
  expect(html).toContain('<html lang="en&quot;&gt;&lt;script&gt;">');
  expect(html).toContain(
    '<a href="/out?to=&quot;&gt;&lt;script&gt;&amp;a=1">Sign in with another account</a>',
  );
});
