import { LOCALES } from "@tandem/contracts";
import { describe, expect, test } from "vitest";
import { visibleLength } from "./html.js";
import { createTranslators, loadBundle } from "./i18n.js";
import { guessLocale } from "./locale.js";
import { MESSAGE_KEYS } from "./message-keys.js";

const VALUES = {
  shop: "Saffron <&> Silk",
  name: "Dilnoza",
  price: "1",
  before: "2",
  amount: "1",
  url: "http://a.b",
  category: "Tableware",
  reference: "abc",
  count: 3,
  from: 1,
  to: 5,
  total: 7,
};

describe.each(LOCALES)("messages in %s", (locale) => {
  const t = createTranslators()[locale];

  test("the locale file has exactly the keys of the bot's messages", () => {
    const keys = [...loadBundle(locale)._messages.keys()];
    expect(keys.sort()).toEqual([...MESSAGE_KEYS].sort());
  });

  test.each(MESSAGE_KEYS)("%s is complete, balanced HTML and escapes its values", (key) => {
    const html = t.html(key, VALUES);
    expect(html).not.toMatch(/\{\s*\$/);
    expect(html).not.toContain("<&>");
    expect(html.match(/<[a-z]+>/g)?.length ?? 0).toBe(html.match(/<\/[a-z]+>/g)?.length ?? 0);
    expect(visibleLength(html)).toBeLessThan(1024);
  });
});

test.each([
  ["ru", 1, "и ещё 1 вариант в магазине"],
  ["ru", 2, "и ещё 2 варианта в магазине"],
  ["ru", 5, "и ещё 5 вариантов в магазине"],
  ["ru", 21, "и ещё 21 вариант в магазине"],
  ["en", 1, "and 1 more option in the shop"],
  ["en", 2, "and 2 more options in the shop"],
  ["uz", 2, "va doʻkonda yana 2 xil"],
] as const)("the plural form in %s is correct for %d", (locale, count, expected) => {
  expect(createTranslators()[locale].text("variants-more", { count })).toBe(expected);
});

test.each([
  ["uz", "uz"],
  ["uz-Cyrl-UZ", "uz"],
  ["ru-RU", "ru"],
  ["EN", "en"],
  ["kk", "ru"],
  ["de", "uz"],
  [undefined, "uz"],
  ["", "uz"],
])("a profile in %s gets %s when the default language of the shop is uz", (tag, locale) => {
  expect(guessLocale(tag, "uz")).toBe(locale);
});
