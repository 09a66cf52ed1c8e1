import { describe, expect, test } from "vitest";
import en from "@/i18n/messages/en.json";
import { nextRequest } from "@/testing/next";
import { formOf, redirectOf } from "@/testing/outcome";
import { tenantView } from "@/testing/payload";
import { useWorld } from "@/testing/world";
import { addToCart, removeLine, setQuantity } from "./actions";
import { cartSummary, rememberCart } from "./cart-cookie";
import { CART_NOTICES, noticeSchema } from "./notices";

const { medusa, payload } = await useWorld();

const product = (changes: Record<string, string> = {}) =>
  formOf({ handle: "bowl", locale: "en", quantity: "1", "option.Colour": "Blue", ...changes });
/** Adds a product like a browser without JavaScript; returns the page that it shows then. */
const add = (changes?: Record<string, string>) => redirectOf(addToCart(null, product(changes)));
/** Adds a product like a page with JavaScript; returns the notice. */
const addByScript = async (changes?: Record<string, string>) => {
  nextRequest.headers.set("next-action", "a-server-action");
  return (await addToCart(null, product(changes)))?.notice;
};
const quantities = (id = "") => medusa.carts.get(id)?.lines.map(({ quantity }) => quantity);
const ownCart = async () => {
  const id = (await cartSummary("ten_cup"))?.id ?? "";
  const [line] = medusa.carts.get(id)?.lines ?? [];
  return { id, line: line?.id ?? "" };
};

describe("adding a product", () => {
  test("the chosen variant is in a new cart, which the browser remembers with its count", async () => {
    expect(await add({ quantity: "2" })).toBe("/cart?notice=added");
    const summary = await cartSummary("ten_cup");
    expect(summary?.count).toBe(2);
    expect(medusa.carts.get(summary?.id ?? "")?.lines).toMatchObject([
      { variant: "variant_blue", quantity: 2 },
    ]);
  });

  test("a second product goes into the same cart", async () => {
    await add();
    await add({ quantity: "3" });
    expect(medusa.carts.size).toBe(1);
    expect((await cartSummary("ten_cup"))?.count).toBe(4);
  });

  test("a shopper who reads Russian sees the Russian cart", async () => {
    expect(await add({ locale: "ru" })).toBe("/ru/cart?notice=added");
    expect([...medusa.carts.values()][0]?.created.locale).toBe("ru");
  });

  test("the cart belongs to the shop of the host, whatever the form says", async () => {
    await add({ tenant: "ten_tea", store: "tea", "x-publishable-api-key": "pk_tea" });
    expect([...medusa.carts.values()][0]?.created.metadata).toEqual({ tenant: "ten_cup" });
  });

  test.each(["0", "-3", "1.5", "many", ""])("a quantity of %j adds one piece", async (quantity) => {
    await add({ quantity });
    expect((await cartSummary("ten_cup"))?.count).toBe(1);
  });

  test.each([
    ["completed", (id: string) => Object.assign(medusa.carts.get(id) ?? {}, { completed: true })],
    ["deleted in Medusa", (id: string) => medusa.carts.delete(id)],
  ])("after the cart was %s, the product is in a new one", async (_what, lose) => {
    await add({ quantity: "5" });
    const former = (await cartSummary("ten_cup"))?.id ?? "";
    lose(former);
    expect(await add()).toBe("/cart?notice=added");
    const now = await cartSummary("ten_cup");
    expect(now?.id).not.toBe(former);
    expect(now?.count).toBe(1);
  });

  test("a cart cookie of another shop is never used", async () => {
    await rememberCart("ten_tea", { id: "cart_of_tea", count: 9 });
    await add();
    expect((await ownCart()).id).not.toBe("cart_of_tea");
    expect(medusa.calls.filter(({ path }) => path.includes("cart_of_tea"))).toEqual([]);
  });
});

describe("a product that cannot be added", () => {
  test.each([
    ["an option is not chosen", { "option.Colour": "" }, "pick"],
    ["the combination is not sold", { "option.Colour": "Green" }, "gone"],
    ["the variant is sold out", { "option.Colour": "Red" }, "sold-out"],
    ["the product is gone", { handle: "plate" }, "gone"],
    ["the form names no product", { handle: "" }, "gone"],
    ["the form names no language of ours", { locale: "xx" }, "gone"],
  ])("when %s, the shopper reads why and the cart stays as it is", async (_what, changes, notice) => {
    expect(await addByScript(changes)).toBe(notice);
    expect(await cartSummary("ten_cup")).toBeNull();
    expect(medusa.carts.size).toBe(0);
  });

  test("when there are not enough pieces, the cart keeps what it had", async () => {
    await add({ quantity: "2" });
    const [blue] = medusa.products[0]?.variants ?? [];
    if (blue !== undefined) blue.stock = 3;
    expect(await addByScript({ quantity: "2" })).toBe("not-enough");
    expect((await cartSummary("ten_cup"))?.count).toBe(2);
    expect(quantities((await ownCart()).id)).toEqual([2]);
  });

  test("when Medusa fails, the cart is unavailable and the shopper's cart is not replaced", async () => {
    await add();
    const { id } = await ownCart();
    medusa.replies.set(`/store/carts/${id}`, { status: 500, body: { type: "unknown_error" } });
    expect(await addByScript()).toBe("unavailable");
    expect((await ownCart()).id).toBe(id);
    expect(medusa.carts.size).toBe(1);
  });

  test("when Medusa responds with another shape, the cart is unavailable", async () => {
    medusa.replies.set("/store/carts", { body: { carts: [] } });
    expect(await addByScript()).toBe("unavailable");
  });

  test("while Payload is down, the cart is unavailable and the page does not fail", async () => {
    payload.down = true;
    expect(await addByScript()).toBe("unavailable");
  });

  test("without JavaScript, the cart page of the shopper's language shows why", async () => {
    expect(await add({ locale: "ru", "option.Colour": "Red" })).toBe("/ru/cart?notice=sold-out");
  });

  test("at the host of no shop, nothing is added", async () => {
    nextRequest.headers.set("host", "nobody.shops.test");
    expect(await add()).toBe("/cart");
    expect(medusa.calls).toEqual([]);
  });
});

describe("changing a line", () => {
  const change = (fields: Record<string, string>) =>
    redirectOf(setQuantity(formOf({ locale: "en", ...fields })));

  test("a new quantity is shown in the cart and in its badge", async () => {
    await add();
    const { id, line } = await ownCart();
    expect(await change({ line, quantity: "4" })).toBe("/cart");
    expect(quantities(id)).toEqual([4]);
    expect((await cartSummary("ten_cup"))?.count).toBe(4);
  });

  test("a quantity of zero removes the line", async () => {
    await add();
    const { id, line } = await ownCart();
    await change({ line, quantity: "0" });
    expect(quantities(id)).toEqual([]);
    expect((await cartSummary("ten_cup"))?.count).toBe(0);
  });

  test.each([
    [99, "100"],
    [150, "149"],
  ])("a line of %d pieces changes to %s and not to one piece", async (before, after) => {
    await add({ quantity: "99" });
    const { id, line } = await ownCart();
    for (const one of medusa.carts.get(id)?.lines ?? []) one.quantity = before;
    await change({ line, quantity: after });
    expect(quantities(id)).toEqual([Number(after)]);
  });

  test("more pieces than there are in stock leave the line as it was, and the shopper reads why", async () => {
    await add({ quantity: "2" });
    const { id, line } = await ownCart();
    const [blue] = medusa.products[0]?.variants ?? [];
    if (blue !== undefined) blue.stock = 2;
    expect(await change({ line, quantity: "3" })).toBe("/cart?notice=not-enough");
    expect(quantities(id)).toEqual([2]);
  });

  test("a line that was removed in another tab is gone, and the cart page shows it", async () => {
    await add();
    expect(await change({ line: "cali_999", quantity: "3" })).toBe("/cart?notice=gone");
  });

  test("while Medusa is down, the shopper reads that nothing was lost", async () => {
    await add();
    const { line } = await ownCart();
    medusa.down = true;
    expect(await change({ line, quantity: "3" })).toBe("/cart?notice=unavailable");
    expect((await cartSummary("ten_cup"))?.count).toBe(1);
  });

  test("a line is removed from the cart and its badge", async () => {
    await add({ locale: "ru" });
    const { id, line } = await ownCart();
    expect(await redirectOf(removeLine(formOf({ line, locale: "ru" })))).toBe("/ru/cart");
    expect(quantities(id)).toEqual([]);
    expect((await cartSummary("ten_cup"))?.count).toBe(0);
  });

  test("a browser without a cart changes none", async () => {
    expect(await redirectOf(removeLine(formOf({ line: "cali_1", locale: "en" })))).toBe("/cart");
    expect(medusa.calls).toEqual([]);
  });

  test("a line that is no id reaches no path of Medusa", async () => {
    await rememberCart("ten_cup", { id: "cart_1", count: 1 });
    await expect(removeLine(formOf({ line: "../../x", locale: "en" }))).rejects.toThrow();
    expect(medusa.calls).toEqual([]);
  });

  test("a line of a shop that serves another language by default keeps the shopper's language", async () => {
    payload.tenants = [tenantView("cup", { default_locale: "ru" })];
    await add({ locale: "en" });
    const { line } = await ownCart();
    expect(await change({ line, quantity: "2" })).toBe("/en/cart");
  });
});

describe("notices", () => {
  test("every notice that an action returns has a text and may stand in a URL", () => {
    for (const [notice, text] of Object.entries(CART_NOTICES)) {
      expect(en[text]).not.toBe("");
      expect(noticeSchema.parse(notice)).toBe(notice);
    }
  });

  test.each(["<script>", ["added", "gone"], undefined, ""])("%j in a URL shows no notice", (value) => {
    expect(noticeSchema.parse(value)).toBeUndefined();
  });
});
