import { expect, it } from "vitest";
import { safeReturnTo } from "./return-to";

it.each([
  ["/cart", "/cart"],
  ["/ru/products/bowl?sort=title", "/ru/products/bowl?sort=title"],
  ["/a/../cart#top", "/cart"],
])("%s of the shop is where a sign-on ends", (asked, path) => expect(safeReturnTo(asked)).toBe(path));

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
])("%s is not", (asked) => expect(safeReturnTo(asked)).toBe("/account"));
