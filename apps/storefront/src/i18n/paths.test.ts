import { describe, expect, it } from "vitest";
import { internalPath } from "./list-paths";
import en from "./messages/en.json";
import ru from "./messages/ru.json";
import uz from "./messages/uz.json";
import { isReadablePath, localePath, resolvePath, type Speaks } from "./paths";
import { translator } from "./translate";

const shop: Speaks = { locales: ["en", "ru"], defaultLocale: "en" };

describe("languages in URLs", () => {
  it.each([
    ["/", { kind: "page", locale: "en", path: "/" }],
    ["/products/bowl", { kind: "page", locale: "en", path: "/products/bowl" }],
    ["/ru", { kind: "page", locale: "ru", path: "/" }],
    ["/ru/products", { kind: "page", locale: "ru", path: "/products" }],
    ["/en/products", { kind: "move", to: "/products" }],
    ["/uz", { kind: "unknown" }],
    ["/rural", { kind: "page", locale: "en", path: "/rural" }],
  ])("the path %s resolves to %j", (path, meaning) => expect(resolvePath(shop, path)).toEqual(meaning));

  it("the shop's default language has no prefix in paths", () => {
    expect(localePath(shop, "en", "/")).toBe("/");
    expect(localePath(shop, "ru", "/")).toBe("/ru");
    expect(localePath(shop, "ru", "/cart")).toBe("/ru/cart");
  });
});

it.each([
  ["/products/bowl", true],
  ["/products/%D1%87%D0%B0%D1%88%D0%BA%D0%B0", true],
  ["/%E0%A4%A", false],
  ["/%", false],
  ["/products/%00", false],
  ["/a%0d%0ab", false],
])("the path %s is readable: %s", (path, readable) => expect(isReadablePath(path)).toBe(readable));

describe("views of a list", () => {
  it.each([
    ["/products", "", "/products/all/newest/1"],
    ["/products", "sort=price-asc&page=2", "/products/all/price-asc/2"],
    ["/categories/bowls", "sort=evil&page=-3", "/categories/bowls/newest/1"],
    ["/search", "q=blue%20bowl", "/search/blue%20bowl/newest/1"],
    ["/search", "", "/search/*/newest/1"],
    ["/products/bowl", "sort=title", "/products/bowl"],
  ])("the list URL %s?%s has the internal path %s", (path, query, inside) => {
    expect(internalPath(path, new URLSearchParams(query))).toBe(inside);
  });
});

describe("texts", () => {
  it("every language has every text with the same placeholders", () => {
    const names = (text: string) =>
      [
        ...new Set(text.match(/\{(count|query|price|page|pages|percent|option|title|number|name)(?=[,}])/g)),
      ].sort();
    for (const other of [ru, uz]) {
      expect(Object.keys(other).sort()).toEqual(Object.keys(en).sort());
      for (const [key, text] of Object.entries(en)) {
        const translated = Object.entries(other).find(([name]) => name === key)?.[1] ?? "";
        expect([key, names(translated)]).toEqual([key, names(text)]);
      }
    }
  });

  it("Russian texts use the correct plural forms", () => {
    const t = translator("ru");
    expect([1, 3, 5, 21].map((count) => t("products", { count }))).toEqual([
      "1 товар",
      "3 товара",
      "5 товаров",
      "21 товар",
    ]);
  });
});
