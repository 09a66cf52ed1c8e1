import type { Product, Variant } from "@tandem/catalog";
import { LOCALES } from "@tandem/contracts";
import { describe, expect, test } from "vitest";
import { visibleLength } from "../html.js";
import { createTranslators } from "../i18n.js";
import { stockText } from "../price.js";
import { isLinkable } from "./links.js";
import { fullCard, MAX_CAPTION, shortCard, shortened } from "./product-card.js";

const translators = createTranslators();

function variant(change: Partial<Variant> = {}): Variant {
  const price = { amount: 45, before: null, currency: "usd" };
  return {
    id: "v",
    title: "S",
    sku: null,
    options: { Size: "S" },
    price,
    available: 9,
    purchasable: true,
    ...change,
  };
}

function product(
  change: {
    variants?: Variant[];
    title?: string;
    subtitle?: string;
    text?: string | null;
    stale?: boolean;
  } = {},
): Product {
  const variants = change.variants ?? [variant()];
  const amounts = variants.flatMap(({ price }) => price ?? []).sort((a, b) => a.amount - b.amount);
  const [from, to] = [amounts[0], amounts.at(-1)];
  return {
    commerce: {
      id: "prod_1",
      handle: "jacket",
      title: "Jacket",
      subtitle: null,
      options: [],
      variants,
      categories: [],
      tags: [],
      collection: null,
      type: null,
      price: from && to ? { from, to } : null,
      purchasable: true,
      createdAt: null,
    },
    content: {
      title: change.title ?? "Jacket",
      subtitle: change.subtitle ?? null,
      text: change.text ?? null,
      html: null,
      seo: { title: null, description: null, image: null, keywords: [] },
      gallery: [],
    },
    stale: change.stale ?? false,
    staleParts: [],
  };
}

describe("product card", () => {
  test.each(LOCALES)("a card in %s fits into a caption, however long the product is", (locale) => {
    const long = product({
      title: "<Jacket & trousers> ".repeat(40),
      subtitle: "Of the very best cloth ".repeat(40),
      stale: true,
      text: "Warm & dry 😀 ".repeat(300),
      variants: Array.from({ length: 90 }, (_, index) => variant({ options: { Size: `Size <${index}>` } })),
    });
    const html = fullCard(long, translators[locale], null);
    expect(visibleLength(html)).toBeLessThanOrEqual(MAX_CAPTION);
    expect(html).toContain("Size &lt;0&gt;");
    expect(html).toContain(translators[locale].text("last-known"));
  });

  test("a card states how many variants it left out", () => {
    const many = product({ variants: Array.from({ length: 90 }, () => variant()) });
    expect(fullCard(many, translators.en, null)).toMatch(/and \d+ more options in the shop$/);
  });

  test("a card escapes all text that comes from a shop", () => {
    expect(shortCard(product({ title: "<i>&" }), translators.en)).toContain("<b>&lt;i&gt;&amp;</b>");
  });

  test("a card shows the lowest of different prices and strikes through the price before a reduction", () => {
    const cheap = variant({ price: { amount: 30, before: 40, currency: "usd" } });
    expect(shortCard(product({ variants: [cheap, variant()] }), translators.en)).toContain("from $30");
    expect(shortCard(product({ variants: [cheap] }), translators.en)).toContain("<s>$40</s> $30");
  });
});

test.each([
  ["Sold out", [variant({ available: 0, purchasable: false })]],
  ["Last one", [variant({ available: 1 })]],
  ["4 left", [variant({ available: 1 }), variant({ available: 3 })]],
  ["In stock", [variant({ available: 6 })]],
  ["In stock", [variant({ available: null })]],
  ["In stock", [variant({ available: 0 })]],
])("stock is shown as “%s”", (words, variants) => {
  expect(stockText(variants, translators.en)).toBe(words);
});

test.each([
  ["http://saffron.localhost:9002/", true],
  ["https://shop.example", true],
  ["http://localhost:9002", false],
  ["javascript:alert(1)", false],
  ["not a url", false],
])("a button may open %s: %s", (url, allowed) => {
  expect(isLinkable(url)).toBe(allowed);
});

test("a text is cut at a word and never inside a character", () => {
  expect(shortened("one two three", 9)).toBe("one two…");
  expect(shortened("😀😀😀", 4)).toBe("😀…");
});
