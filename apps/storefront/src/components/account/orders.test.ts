import { describe, expect, test } from "vitest";
import { attributesOf, textOf } from "@/testing/html";
import { shopOf, tenantOf } from "@/testing/shops";
import { Orders } from "./orders";
import { SignInInvitation } from "./sign-in-invitation";

const order = {
  id: "order_1",
  number: "CUP-000007",
  status: "completed",
  placedAt: "2026-02-03T23:30:00.000Z",
  currency: "usd",
  total: 43.2,
  items: [
    { title: "Bowl", quantity: 2 },
    { title: "Plate", quantity: 1 },
  ],
};

describe("a customer's orders", () => {
  test("an order has its number, its amount, what was bought, its day and its state", () => {
    expect(textOf(Orders({ orders: [order], shop: shopOf() }))).toBe(
      "Your orders Order CUP-000007 $43.20 2 × Bowl, 1 × Plate February 3, 2026 · Completed",
    );
  });

  test("dates and amounts are written in the shopper's language", () => {
    expect(textOf(Orders({ orders: [order], shop: shopOf(tenantOf(), "ru") }))).toMatch(
      /43,20\s\$.*3 февраля 2026\sг\./,
    );
  });

  test.each([
    ["pending", "In progress"],
    ["requires_action", "In progress"],
    ["canceled", "Cancelled"],
    ["archived", "Completed"],
    ["a state of a later release", "In progress"],
  ])("the state %s is shown as %s", (status, text) => {
    expect(textOf(Orders({ orders: [{ ...order, status }], shop: shopOf() }))).toContain(text);
  });

  test("a customer without orders is led to the products", () => {
    const node = Orders({ orders: [], shop: shopOf(tenantOf(), "ru") });
    expect(attributesOf(node, "href")).toEqual(["/ru/products"]);
  });
});

test("the invitation to sign in leads back to the account, in the shopper's language", () => {
  const [href = ""] = attributesOf(SignInInvitation({ shop: shopOf(tenantOf(), "ru") }), "href");
  const { pathname, searchParams } = new URL(href, "https://cup.shops.test");
  expect(pathname).toBe("/api/auth/login");
  expect(Object.fromEntries(searchParams)).toEqual({ returnTo: "/ru/account", locale: "ru" });
});
