import { expect, it } from "vitest";
import { safeReturnTo } from "./return-to";

it.each([
  ["/cart", "/cart"],
  ["/ru/products/bowl?sort=title", "/ru/products/bowl?sort=title"],
  ["/a/../cart#top", "/cart"],
])("a sign-in may end on the page %s of the shop", (asked, path) => expect(safeReturnTo(asked)).toBe(path));

it.each([
  null,
  "",
  "https://evil.test/",
  "//evil.test/",
  "/\\evil.test",
  "\\\\evil.test",
  "/.//evil.test",
  "/\t/evil.test",
  " /cart",
  "javascript:alert(1)",
  "/api/auth/logout",
  "/API/auth/logout",
  "/_next/image?url=x",
  `/${"a".repeat(600)}`,
])("a sign-in that asks for %s ends on the account page", (asked) =>
  expect(safeReturnTo(asked)).toBe("/account"),
);
