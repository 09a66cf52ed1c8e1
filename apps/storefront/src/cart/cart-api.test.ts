import { describe, expect, test } from "vitest";
import { contextOf, tenantOf } from "@/testing/shops";
import { useWorld } from "@/testing/world";
import { cartApi } from "./cart-api";

const { medusa } = await useWorld();
const ctx = contextOf();
const lastCall = () => {
  const call = medusa.calls.at(-1);
  if (call === undefined) throw new Error("Medusa was not called.");
  return call;
};

describe("a new cart", () => {
  test("it is priced in the region of the shop, in the shopper's language, and belongs to the tenant", async () => {
    const { id } = await cartApi.create({ ...ctx, locale: "ru" });
    expect(medusa.carts.get(id)?.created).toEqual({
      region_id: "reg_1",
      locale: "ru",
      metadata: { tenant: "ten_cup" },
    });
  });

  test("it belongs to a signed-in customer from the start, and to no other account for a guest", async () => {
    const own = await cartApi.create(ctx, "token-of-ann");
    const guest = await cartApi.create(ctx);
    expect(medusa.carts.get(own.id)?.customer).toBe("token-of-ann");
    expect(medusa.carts.get(guest.id)?.customer).toBeNull();
  });
});

describe("an existing cart", () => {
  test("a variant is added with its quantity, and the same variant again adds to it", async () => {
    const { id } = await cartApi.create(ctx);
    await cartApi.addLine(ctx, id, "variant_blue", 2);
    const cart = await cartApi.addLine(ctx, id, "variant_blue", 3);
    expect(cart.lines).toMatchObject([{ title: "Bowl", quantity: 5, unitPrice: 20, total: 100 }]);
    expect(cart).toMatchObject({ count: 5, subtotal: 100, currency: "usd" });
  });

  test("a changed quantity replaces the former one", async () => {
    const { id } = await cartApi.create(ctx);
    const [line] = (await cartApi.addLine(ctx, id, "variant_blue", 5)).lines;
    expect(await cartApi.setQuantity(ctx, id, line?.id ?? "", 2)).toMatchObject({ count: 2, total: 40 });
  });

  test("a removed line leaves the others, with the new total", async () => {
    medusa.products[0]?.variants.push({ id: "variant_tin", title: "Tin", options: {}, amount: 3, stock: 9 });
    const { id } = await cartApi.create(ctx);
    const [blue] = (await cartApi.addLine(ctx, id, "variant_blue", 1)).lines;
    await cartApi.addLine(ctx, id, "variant_tin", 2);
    const cart = await cartApi.removeLine(ctx, id, blue?.id ?? "");
    expect(cart.lines.map(({ variantTitle }) => variantTitle)).toEqual(["Tin"]);
    expect(cart.total).toBe(6);
  });

  test("a price that changed since it was added is shown as it is now", async () => {
    const { id } = await cartApi.create(ctx);
    await cartApi.addLine(ctx, id, "variant_blue", 2);
    const [blue] = medusa.products[0]?.variants ?? [];
    if (blue !== undefined) blue.amount = 24;
    expect(await cartApi.read(ctx, id)).toMatchObject({ lines: [{ unitPrice: 24 }], total: 48 });
  });

  test("a guest's cart is assigned to the customer of the token", async () => {
    const { id } = await cartApi.create(ctx);
    await cartApi.handOver(ctx, id, "token-of-ann");
    expect(medusa.carts.get(id)?.customer).toBe("token-of-ann");
  });

  test("an id that holds a path reaches no other path of Medusa", async () => {
    await expect(cartApi.read(ctx, "../customers/me")).rejects.toMatchObject({ code: "not_found" });
    expect(lastCall().path).toBe("/store/carts/..%2Fcustomers%2Fme");
  });
});

describe("a refused change", () => {
  test("more pieces than there are in stock are a conflict, and the cart keeps what it had", async () => {
    const { id } = await cartApi.create(ctx);
    await cartApi.addLine(ctx, id, "variant_blue", 500);
    await expect(cartApi.addLine(ctx, id, "variant_blue", 1)).rejects.toMatchObject({ code: "conflict" });
    expect((await cartApi.read(ctx, id)).count).toBe(500);
  });

  test("a cart that Medusa does not know is not found", async () => {
    await expect(cartApi.read(ctx, "cart_gone")).rejects.toMatchObject({ code: "not_found" });
  });

  test("a shop cannot read carts with the key of another shop", async () => {
    const { id } = await cartApi.create(ctx);
    const tea = contextOf(tenantOf("tea"));
    await expect(cartApi.read(tea, id)).rejects.toMatchObject({ code: "invalid_input" });
    expect(lastCall().headers["x-publishable-api-key"]).toBe("pk_tea");
  });
});
