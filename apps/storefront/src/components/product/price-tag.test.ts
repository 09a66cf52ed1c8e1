import { createElement } from "react";
import { describe, expect, test } from "vitest";
import { attributesOf, htmlOf, textOf } from "@/testing/html";
import { productOf, usd, variantOf } from "@/testing/products";
import { shopOf, tenantOf } from "@/testing/shops";
import { StockLine } from "./live-stock";
import { PriceTag } from "./price-tag";
import { ProductCard } from "./product-card";
import { ProductDetails } from "./product-details";

describe("a price", () => {
  test.each([
    ["one price", { from: usd(20), to: usd(20) }, "$20"],
    ["different prices", { from: usd(20), to: usd(35.5) }, "from $20"],
    ["different prices, the lowest reduced", { from: usd(20, 30), to: usd(35.5) }, "from $20"],
    ["no price in this currency", null, ""],
  ])("%s is shown as %s %s", (_what, price, text) => {
    expect(textOf(PriceTag({ price, locale: "en" }))).toBe(text);
  });

  test("a reduced price shows both amounts, and a screen reader hears which is which", () => {
    const tag = PriceTag({ price: { from: usd(20, 30), to: usd(20, 30) }, locale: "en" });
    expect(htmlOf(tag)).toMatch(/<s[^>]*>.*\$30<\/s>/);
    expect(htmlOf(tag)).toContain('<span class="sr-only">Now $20</span>');
    expect(textOf(tag)).toMatch(/Was\s+\$30/);
  });
});

describe("a product in a list", () => {
  const card = (product: ReturnType<typeof productOf>, shop = shopOf()) =>
    createElement(ProductCard, { product, shop });

  test("its badge is the largest reduction among its variants", () => {
    const product = productOf([
      variantOf("a", { price: usd(90, 100) }),
      variantOf("b", { price: usd(60, 80) }),
      variantOf("c", { price: usd(50) }),
    ]);
    expect(textOf(card(product))).toContain("−25%");
  });

  test("a product that is sold out says so, even when it is reduced", () => {
    const product = productOf([variantOf("a", { price: usd(50, 100), purchasable: false })]);
    expect(textOf(card(product))).toContain("Sold out");
    expect(textOf(card(product))).not.toContain("%");
  });

  test.each([
    ["without a reduction", usd(50)],
    ["with a reduction of less than half a percent", usd(99.8, 100)],
  ])("a product %s has no badge", (_what, price) => {
    expect(textOf(card(productOf([variantOf("a", { price })])))).not.toMatch(/%/);
  });

  test("it leads to the product in the shopper's language, whatever its handle", () => {
    const product = productOf(undefined, { handle: "чашка 50%" });
    expect(attributesOf(card(product, shopOf(tenantOf(), "ru")), "href")).toEqual([
      `/ru/products/${encodeURIComponent("чашка 50%")}`,
    ]);
  });

  test("a product without images still has its place and its name", () => {
    expect(textOf(card(productOf()))).toMatch(/Photo coming soon.*Bowl.*\$20/);
  });
});

describe("stock of a product", () => {
  test.each([
    ["all its variants together", [2, 3], "Only 5 left"],
    ["no number when one variant is not counted", [2, null], "In stock"],
  ])("it shows %s", (_what, stock, text) => {
    const variants = stock.map((available, index) => variantOf(String(index), { available }));
    expect(textOf(StockLine({ product: productOf(variants), shop: shopOf() }))).toBe(text);
  });
});

describe("details of a product", () => {
  test("only what is known is listed, with at most six article numbers", () => {
    const variants = Array.from({ length: 8 }, (_, index) => variantOf(`v${index}`, { sku: `SKU-${index}` }));
    const text = textOf(ProductDetails({ product: productOf(variants, { type: "Bowl" }), shop: shopOf() }));
    expect(text).toContain("SKU-0, SKU-1, SKU-2, SKU-3, SKU-4, SKU-5");
    expect(text).not.toMatch(/SKU-6|Tags/);
  });

  test("a product without details shows no empty box", () => {
    expect(ProductDetails({ product: productOf(), shop: shopOf() })).toBeNull();
  });
});
