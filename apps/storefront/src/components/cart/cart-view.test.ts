import { describe, expect, test } from "vitest";
import { cartApi } from "@/cart/cart-api";
import { cartSummary, rememberCart } from "@/cart/cart-cookie";
import { CartBadge } from "@/components/layout/cart-badge";
import { attributesOf, htmlOf, textOf } from "@/testing/html";
import { shopOf } from "@/testing/shops";
import { useWorld } from "@/testing/world";
import { CartTotals } from "./cart-totals";
import { CartView } from "./cart-view";

const { medusa } = await useWorld();
const shop = shopOf();
const show = (notice?: string) =>
  CartView({ shop, searchParams: Promise.resolve(notice === undefined ? {} : { notice }) });

/** Puts blue bowls into a cart of this browser. */
async function fill(quantity: number) {
  const { id } = await cartApi.create(shop.ctx);
  const cart = await cartApi.addLine(shop.ctx, id, "variant_blue", quantity);
  await rememberCart(shop.tenant.id, { id, count: cart.count });
  return cart;
}

describe("the cart page", () => {
  test("it shows each line with its amount, and Medusa's total", async () => {
    await fill(3);
    expect(textOf(await show())).toMatch(/Bowl Blue \$60 .*3.*Total \$60/);
  });

  test("each step changes the quantity by one, and the last one removes the line", async () => {
    await fill(1);
    const html = htmlOf(await show());
    expect([...html.matchAll(/name="quantity" value="(\d+)"/g)].map(([, value]) => value)).toEqual([
      "0",
      "2",
    ]);
  });

  test("a line leads to its product; a product that is deleted leads nowhere", async () => {
    const { id } = await fill(1);
    expect(attributesOf(await show(), "href")).toContain("/products/bowl");
    medusa.replies.set(`/store/carts/${id}`, {
      body: { cart: { id, currency_code: "usd", items: [{ id: "a", title: "Old bowl", quantity: 1 }] } },
    });
    const page = await show();
    expect(textOf(page)).toContain("Old bowl");
    expect(attributesOf(page, "href")).toEqual(["/products"]);
  });

  test.each([
    ["the browser has no cart", async () => undefined],
    [
      "the cart was completed",
      async () => void Object.assign(medusa.carts.get((await fill(1)).id) ?? {}, { completed: true }),
    ],
    ["Medusa has deleted the cart", async () => void medusa.carts.delete((await fill(1)).id)],
    [
      "the last line was removed",
      async () => {
        const { id, lines } = await fill(1);
        await cartApi.removeLine(shop.ctx, id, lines[0]?.id ?? "");
      },
    ],
  ])("it is empty and leads to the products when %s", async (_when, prepare) => {
    await prepare();
    const page = await show();
    expect(textOf(page)).toContain("Your cart is empty");
    expect(attributesOf(page, "href")).toEqual(["/products"]);
  });

  test("while Medusa is down, it says so; it is not shown as empty, and the browser keeps its cart", async () => {
    const { id } = await fill(2);
    medusa.down = true;
    const text = textOf(await show());
    expect(text).toContain("nothing was lost");
    expect(text).not.toContain("empty");
    expect((await cartSummary(shop.tenant.id))?.id).toBe(id);
  });

  test("a success is announced politely, a refusal at once, and an unknown notice not at all", async () => {
    await fill(1);
    expect(htmlOf(await show("added"))).toMatch(/role="status"[^>]*>Added to your cart/);
    expect(htmlOf(await show("not-enough"))).toMatch(/role="alert"[^>]*>There are not enough in stock/);
    expect(htmlOf(await show("<script>"))).not.toMatch(/role="(?:status|alert)"/);
  });

  test("an empty cart does not claim that something was added", async () => {
    expect(textOf(await show("added"))).not.toContain("Added");
    expect(textOf(await show("gone"))).toContain("has changed in the meantime");
  });
});

describe("the totals", () => {
  const cart = {
    ...{ id: "cart_1", currency: "usd", lines: [], count: 1, completed: false },
    ...{ subtotal: 60, discount: 0, shipping: 0, tax: 0, total: 60 },
  };

  test("shipping that is not known yet is not shown as free", () => {
    expect(textOf(CartTotals({ cart, shop }))).toContain("Shipping Calculated at checkout");
  });

  test("a discount, shipping and taxes are listed when there are any", () => {
    const all = { ...cart, discount: 6, shipping: 5, tax: 3.5, total: 62.5 };
    expect(textOf(CartTotals({ cart: all, shop }))).toMatch(
      /Subtotal \$60 Discount −\$6 Shipping \$5 Taxes \$3\.50 Total \$62\.50/,
    );
    expect(textOf(CartTotals({ cart, shop }))).not.toMatch(/Discount|Taxes/);
  });
});

describe("the badge of the cart", () => {
  test.each([
    [0, "Cart, empty"],
    [1, "Cart, 1 item 1"],
    [150, "Cart, 150 items 99"],
  ])("a cart of %d pieces reads %j", async (count, text) => {
    await rememberCart(shop.tenant.id, { id: "cart_1", count });
    expect(textOf(await CartBadge({ shop }))).toBe(text);
  });

  test("a cart of another shop is not counted", async () => {
    await rememberCart("ten_tea", { id: "cart_1", count: 7 });
    expect(textOf(await CartBadge({ shop }))).toBe("Cart, empty");
  });
});
