import { describe, expect, test } from "vitest";
import { isSafeHref, safeHref } from "./rich-text.js";

describe("isSafeHref and safeHref", () => {
  test.each([
    "/",
    "/products?sort=new",
    "#top",
    "https://shop.test/a",
    "mailto:a@b.test",
    "tel:+998712001420",
  ])("a store may link to %s", (href) => expect(isSafeHref(href)).toBe(true));

  test.each([
    "javascript:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "//evil.test",
    "/\\evil.test",
    "/\t/evil.test",
    "evil.test",
    "",
  ])("a store never links to %j", (href) => {
    expect(isSafeHref(href)).toBe(false);
    expect(safeHref(href)).toBe("#");
  });
});
