import { describe, expect, test } from "vitest";
import { cartAnswer, toCart } from "./cart";

const item = (id: string, changes: Record<string, unknown> = {}) => ({
  id,
  title: "Blue",
  product_title: "Bowl",
  product_handle: "bowl",
  variant_title: "Blue",
  thumbnail: "https://cms.test/bowl.png",
  quantity: 1,
  unit_price: 20,
  total: 20,
  subtotal: 20,
  created_at: "2026-01-01T00:00:00.000Z",
  ...changes,
});
const read = (cart: Record<string, unknown>) =>
  toCart(cartAnswer.parse({ cart: { id: "cart_1", currency_code: "USD", items: [], ...cart } }));

describe("a cart", () => {
  test("its amounts are Medusa's and are not calculated again", () => {
    const amounts = { item_subtotal: 60, discount_total: 6, shipping_total: 5, tax_total: 3, total: 61.99 };
    expect(read({ ...amounts, items: [item("a")] })).toMatchObject({
      subtotal: 60,
      discount: 6,
      shipping: 5,
      tax: 3,
      total: 61.99,
    });
  });

  test("amounts that Medusa leaves out count as zero", () => {
    expect(read({ discount_total: null })).toMatchObject({ discount: 0, shipping: 0, tax: 0, total: 0 });
  });

  test("its lines keep the order in which they were added", () => {
    const items = [
      item("late", { created_at: "2026-01-03T00:00:00.000Z" }),
      item("early", { created_at: "2026-01-01T00:00:00.000Z" }),
      item("middle", { created_at: "2026-01-02T00:00:00.000Z" }),
    ];
    expect(read({ items }).lines.map(({ id }) => id)).toEqual(["early", "middle", "late"]);
  });

  test("its count is the number of pieces and not of lines", () => {
    expect(read({ items: [item("a", { quantity: 2 }), item("b", { quantity: 3 })] }).count).toBe(5);
  });

  test("it is completed once Medusa names the time", () => {
    expect(read({ completed_at: null }).completed).toBe(false);
    expect(read({}).completed).toBe(false);
    expect(read({ completed_at: "2026-01-01T00:00:00.000Z" }).completed).toBe(true);
  });

  test("a response of another shape is refused and never shown as an empty cart", () => {
    expect(cartAnswer.safeParse({ cart: { id: "cart_1" } }).success).toBe(false);
    expect(cartAnswer.safeParse({}).success).toBe(false);
  });
});

describe("a line", () => {
  test("it has the name of the product and of the variant, and leads to the product", () => {
    expect(read({ items: [item("a")] }).lines[0]).toMatchObject({
      title: "Bowl",
      variantTitle: "Blue",
      handle: "bowl",
    });
  });

  test("it keeps the name it was bought under when its product is deleted", () => {
    const deleted = { product_title: null, product_handle: null, thumbnail: null };
    expect(read({ items: [item("a", deleted)] }).lines[0]).toMatchObject({
      title: "Blue",
      handle: null,
      thumbnail: null,
    });
  });

  test("it shows the amount before taxes and discounts, so that the lines add up to the subtotal", () => {
    expect(read({ items: [item("a", { subtotal: 40, total: 43.2 })] }).lines[0]?.total).toBe(40);
  });
});
