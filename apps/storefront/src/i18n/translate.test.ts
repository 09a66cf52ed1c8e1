import { localeSchema } from "@tandem/contracts";
import { describe, expect, test } from "vitest";
import { formatPercent } from "./percent";
import { LANGUAGE_NAME, translator } from "./translate";

describe("numbers of things", () => {
  test.each([
    ["en", ["Cart, empty", "Cart, 1 item", "Cart, 2 items", "Cart, 21 items"]],
    ["ru", ["Корзина, пусто", "Корзина, 1 товар", "Корзина, 2 товара", "Корзина, 21 товар"]],
  ] as const)("in %s, the cart is read out in the correct form", (locale, texts) => {
    const t = translator(locale);
    expect([0, 1, 2, 21].map((count) => t("cartCount", { count }))).toEqual(texts);
  });

  test.each(localeSchema.options)("in %s, no search and no stock text shows a raw placeholder", (locale) => {
    const t = translator(locale);
    for (const count of [0, 1, 2, 5, 11, 21, 1_000]) {
      const texts = [
        t("searchResults", { count, query: "cup" }),
        t("lastPieces", { count }),
        t("products", { count }),
      ];
      expect(texts.join(" ")).not.toMatch(/[{}#]/);
    }
  });

  test("a search term that looks like a placeholder is shown as it was typed", () => {
    expect(translator("en")("searchResults", { count: 2, query: "{count} <b>" })).toBe(
      "2 results for “{count} <b>”",
    );
  });
});

test("every language is offered under its own name", () => {
  expect(Object.keys(LANGUAGE_NAME).sort()).toEqual([...localeSchema.options].sort());
  expect(new Set(Object.values(LANGUAGE_NAME)).size).toBe(localeSchema.options.length);
});

test.each([
  ["en", "25%"],
  ["ru", "25\u00a0%"],
  ["uz", "25%"],
] as const)("in %s, a quarter off is written as %s", (locale, text) => {
  expect(formatPercent(0.25, locale)).toBe(text);
});
