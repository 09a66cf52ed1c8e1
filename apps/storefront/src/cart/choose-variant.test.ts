import type { Variant } from "@tandem/catalog";
import { describe, expect, it } from "vitest";
import { chooseVariant, optionField } from "./choose-variant";

const variant = (id: string, options: Record<string, string>): Variant => ({
  id,
  title: id,
  sku: null,
  options,
  price: { amount: 1, before: null, currency: "usd" },
  available: 1,
  purchasable: true,
});

function product(variants: Variant[]) {
  const titles = [...new Set(variants.flatMap(({ options }) => Object.keys(options)))];
  return {
    commerce: {
      id: "prod_1",
      handle: "bowl",
      title: "Bowl",
      subtitle: null,
      options: titles.map((title) => ({ id: title, title, values: [] })),
      variants,
      categories: [],
      tags: [],
      collection: null,
      type: null,
      price: null,
      purchasable: true,
      createdAt: null,
    },
  };
}

function form(choices: Record<string, string>): FormData {
  const data = new FormData();
  for (const [title, value] of Object.entries(choices)) data.set(optionField(title), value);
  return data;
}

const shirts = product([
  variant("blue-s", { Color: "Blue", Size: "S" }),
  variant("red-m", { Color: "Red", Size: "M" }),
]);

describe("chooseVariant", () => {
  it("a form names the variant with exactly the chosen options", () => {
    expect(chooseVariant(shirts, form({ Color: "Red", Size: "M" }))).toMatchObject({
      variant: { id: "red-m" },
    });
  });
  it("a form is incomplete while an option is not chosen", () => {
    expect(chooseVariant(shirts, form({ Color: "Red" }))).toEqual({ kind: "incomplete" });
  });
  it("a form names no variant when its combination is not sold", () => {
    expect(chooseVariant(shirts, form({ Color: "Red", Size: "S" }))).toEqual({ kind: "none" });
  });
  it("a form needs no choice when the product has one variant", () => {
    expect(chooseVariant(product([variant("only", {})]), form({}))).toMatchObject({
      variant: { id: "only" },
    });
  });
});
