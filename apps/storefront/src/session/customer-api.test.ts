import { describe, expect, test } from "vitest";
import { contextOf } from "@/testing/shops";
import { useWorld } from "@/testing/world";
import { customerApi } from "./customer-api";

const { medusa } = await useWorld();
const ctx = contextOf();
const order = (changes: Record<string, unknown> = {}) => ({
  id: "order_1",
  display_id: 7,
  custom_display_id: "CUP-000007",
  status: "pending",
  created_at: "2026-02-03T04:05:06.000Z",
  currency_code: "usd",
  total: 43.2,
  items: [{ title: "Blue", product_title: "Bowl", quantity: 2 }],
  ...changes,
});

describe("a customer in Medusa", () => {
  test("a token of Keycloak is exchanged for one of Medusa in the shop of the context", async () => {
    expect(await customerApi.token(ctx, "keycloak-token")).toBe("medusa-keycloak-token");
    expect(medusa.calls[0]?.headers["x-publishable-api-key"]).toBe("pk_cup");
  });

  test.each([[{ token: "" }], [{}]])("the response %j signs no shopper in", async (body) => {
    medusa.replies.set("/auth/customer/keycloak", { body });
    await expect(customerApi.token(ctx, "keycloak-token")).rejects.toThrow();
  });

  test.each([
    [{ first_name: "Ann", last_name: "Lee", email: "ann@x.test", phone: "+1" }, "Ann Lee"],
    [{ first_name: "Ann", last_name: null, email: "ann@x.test" }, "Ann"],
    [{ first_name: "", last_name: "Lee", email: "ann@x.test" }, "Lee"],
    [{ email: "ann@x.test" }, ""],
  ])("the customer %j is shown with the name %j", async (customer, name) => {
    medusa.customer = customer;
    expect(await customerApi.profile(ctx, "token-of-ann")).toMatchObject({ name, email: "ann@x.test" });
    expect(medusa.calls[0]?.headers.authorization).toBe("Bearer token-of-ann");
  });
});

describe("a customer's orders", () => {
  test("they are asked for with the customer's token, newest first", async () => {
    await customerApi.orders(ctx, "token-of-ann");
    const [call] = medusa.calls;
    expect(call?.headers.authorization).toBe("Bearer token-of-ann");
    expect([call?.query.get("order"), call?.query.get("limit")]).toEqual(["-created_at", "50"]);
  });

  test("an order is shown by its number, with what was bought by the name of the product", async () => {
    medusa.orders = [order()];
    expect(await customerApi.orders(ctx, "token-of-ann")).toEqual([
      {
        id: "order_1",
        number: "CUP-000007",
        status: "pending",
        placedAt: "2026-02-03T04:05:06.000Z",
        currency: "usd",
        total: 43.2,
        items: [{ title: "Bowl", quantity: 2 }],
      },
    ]);
  });

  test("an order that is not numbered yet is shown by Medusa's number", async () => {
    medusa.orders = [order({ custom_display_id: null })];
    expect((await customerApi.orders(ctx, "token-of-ann"))[0]?.number).toBe("7");
  });

  test("an order keeps the name of a product that was deleted since", async () => {
    medusa.orders = [order({ items: [{ title: "Blue", product_title: null, quantity: 1 }] })];
    expect((await customerApi.orders(ctx, "t"))[0]?.items).toEqual([{ title: "Blue", quantity: 1 }]);
  });

  test("an expired token is told apart from an outage", async () => {
    medusa.replies.set("/store/orders", { status: 401, body: { type: "unauthorized", message: "no" } });
    await expect(customerApi.orders(ctx, "old")).rejects.toMatchObject({ code: "unauthenticated" });
    medusa.down = true;
    await expect(customerApi.orders(ctx, "old")).rejects.toMatchObject({ code: "unavailable" });
  });
});
