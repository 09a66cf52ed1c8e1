import { expect, test } from "vitest";
import { isSafeHref } from "../src/fields/links";

test.each(["/", "/products?sort=new", "#top", "https://shop.test/a", "mailto:a@b.test", "tel:+998712001420"])(
  "a shop may link to %s",
  (href) => expect(isSafeHref(href)).toBe(true),
);

test.each([
  "javascript:alert(1)",
  " javascript:alert(1)",
  "data:text/html,x",
  "//evil.test",
  "evil.test",
  "",
])("a shop never links to %j", (href) => expect(isSafeHref(href)).toBe(false));
