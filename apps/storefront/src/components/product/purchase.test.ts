import { createElement } from "react";
import { describe, expect, test } from "vitest";
import { chooseVariant } from "@/cart/choose-variant";
import { translator } from "@/i18n/translate";
import { htmlOf, textOf } from "@/testing/html";
import { formOf } from "@/testing/outcome";
import { productOf, usd, variantOf } from "@/testing/products";
import { shopOf } from "@/testing/shops";
import { purchaseModel } from "./purchase";
import { PurchaseForm } from "./purchase-form";
import { stockText } from "./stock-text";

const soldOut = { available: 0, purchasable: false };
const shirts = productOf([
  variantOf("red-s", { options: { Colour: "Red", Size: "S" }, ...soldOut }),
  variantOf("red-m", { options: { Colour: "Red", Size: "M" }, price: usd(25, 30), available: 3 }),
  variantOf("blue-s", { options: { Colour: "Blue", Size: "S" }, available: null }),
]);
const formFor = (product = shirts, shop = shopOf()) =>
  createElement(PurchaseForm, { model: purchaseModel(product, shop) });

describe("stock in words", () => {
  test.each([
    [{ available: 0, purchasable: false }, "Sold out"],
    [{ available: 12, purchasable: false }, "Sold out"],
    [{ available: null, purchasable: true }, "In stock"],
    [{ available: 6, purchasable: true }, "In stock"],
    [{ available: 5, purchasable: true }, "Only 5 left"],
    [{ available: 1, purchasable: true }, "Only 1 left"],
    [{ available: 0, purchasable: true }, "Available to order"],
  ])("a variant with %j is shown as %j", (variant, text) => {
    expect(stockText(variant, translator("en"))).toBe(text);
  });
});

describe("the choices of a product", () => {
  test("every choice that the form offers is one that the cart understands", () => {
    const { options } = purchaseModel(shirts, shopOf());
    for (const { options: wanted, id } of shirts.commerce.variants) {
      const fields = options.map(({ title, field }) => [field, wanted[title] ?? ""]);
      expect(chooseVariant(shirts, formOf(Object.fromEntries(fields)))).toMatchObject({ variant: { id } });
    }
  });

  test("a product with one variant asks for nothing", () => {
    const only = productOf([variantOf("only", { options: { Size: "M" } })]);
    expect(purchaseModel(only, shopOf()).options).toEqual([]);
  });

  test("prices are in the shopper's language, with the price before a reduction", () => {
    const russian = purchaseModel(shirts, shopOf(undefined, "ru"));
    expect(russian.variants[1]).toMatchObject({ price: "25\u00a0$", before: "30\u00a0$" });
    expect(purchaseModel(shirts, shopOf()).variants[0]).toMatchObject({ price: "$20", before: null });
  });

  test("a variant without a price in this currency shows none", () => {
    const free = productOf([variantOf("x", { price: null, purchasable: false })]);
    expect(purchaseModel(free, shopOf()).variants[0]).toMatchObject({ price: null, before: null });
  });

  test("every notice has a text in every language, and in none it is the English one", () => {
    const [en, ru, uz] = (["en", "ru", "uz"] as const).map(
      (locale) => purchaseModel(shirts, shopOf(undefined, locale)).notices,
    );
    for (const [name, text] of Object.entries(en ?? {})) {
      const others = [ru, uz].map(
        (notices) => Object.entries(notices ?? {}).find(([key]) => key === name)?.[1],
      );
      expect(others).not.toContain(text);
      expect(others).not.toContain(undefined);
    }
  });
});

describe("the purchase form before any choice", () => {
  test("it begins with the first variant that can be bought, not with one that is sold out", () => {
    expect(htmlOf(formFor())).toMatch(/value="M"[^>]*checked|checked=""[^>]*value="M"/);
    expect(textOf(formFor())).toContain("$25");
    expect(textOf(formFor())).toContain("Only 3 left");
  });

  test("a combination that is sold out is struck through", () => {
    const struck = [...htmlOf(formFor()).matchAll(/line-through">([^<]*)</g)].map(([, value]) => value);
    // With size M chosen, blue is not sold; with red chosen, S is sold out.
    expect(struck).toEqual(["Blue", "S"]);
  });

  test("a product that is sold out cannot be put into the cart", () => {
    const form = htmlOf(formFor(productOf([variantOf("only", soldOut)])));
    expect(form).toMatch(/<button[^>]*disabled/);
    expect(form).toContain("Sold out");
    expect(htmlOf(formFor())).not.toMatch(/<button[^>]*disabled/);
  });

  test("it works without JavaScript: product, language and quantity are fields of the form", () => {
    const form = htmlOf(formFor(shirts, shopOf(undefined, "ru")));
    expect(form).toContain('name="handle" value="bowl"');
    expect(form).toContain('name="locale" value="ru"');
    expect(form).toMatch(/name="quantity"/);
    expect(form).toContain('name="option.Colour"');
  });
});
