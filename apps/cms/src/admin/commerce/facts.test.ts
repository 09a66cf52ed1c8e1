import type { ProductFacts } from "@tandem/contracts";
import { expect, test } from "vitest";
import { priceRange, stock } from "./facts";

const variant = (amount: string, available: number | null, currency = "uzs") => ({
  id: amount,
  title: null,
  sku: null,
  barcode: null,
  rank: 0,
  options: {},
  prices: [{ currency, amount, min_quantity: null, max_quantity: null }],
  compare_at: {},
  manage_inventory: available !== null,
  allow_backorder: false,
  available,
  weight: null,
});
const facts = (variants: ProductFacts["variants"]): ProductFacts => ({
  title: "Cup",
  subtitle: null,
  handle: "cup",
  status: "published",
  options: [],
  variants,
  categories: [],
  tags: [],
  collection: null,
  type: null,
  thumbnail: null,
  weight: null,
});

test("a price range compares amounts as numbers, not as text", () => {
  expect(priceRange(facts([variant("9", 1, "usd"), variant("100", 1, "usd")]), "en")).toBe("$9 – $100");
});
test("a product with one price shows it without a range", () => {
  expect(priceRange(facts([variant("12.5", 1, "usd")]), "en")).toBe("$12.50");
});
test("a product without prices has no price range", () => {
  expect(priceRange(facts([]), "en")).toBeNull();
});
test("stock is the sum of the tracked variants and null when none is tracked", () => {
  expect(stock(facts([variant("1", 3), variant("2", 4)]))).toBe(7);
  expect(stock(facts([variant("1", null)]))).toBeNull();
});
