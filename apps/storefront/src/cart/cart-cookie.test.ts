import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { cookieOptions } from "@/session/cookies";
import { nextRequest } from "@/testing/next";
import { stubEnv } from "@/testing/stub-env";
import { cartSummary, forgetCart, openCart, rememberCart, sealCart } from "./cart-cookie";

beforeAll(() => stubEnv("https://shops.test"));
afterAll(() => vi.unstubAllEnvs());

test("over HTTPS, a cart cookie is deleted under both its names, with the attributes that browsers require", () => {
  const dropped: unknown[][] = [];
  forgetCart({ set: (...call) => dropped.push(call) });
  expect(dropped).toEqual(["__Host-cart", "cart"].map((name) => [name, "", cookieOptions(0)]));
});

describe("the value of a cart cookie", () => {
  const cart = { id: "cart_01ABC", count: 3 };
  const value = sealed("ten_cup", cart);

  function sealed(tenant: string, summary: typeof cart) {
    stubEnv("https://shops.test");
    return sealCart(tenant, summary);
  }

  test("it returns the cart it was made for", () => {
    expect(openCart("ten_cup", value)).toEqual(cart);
  });

  test("it opens no cart in the shop of another tenant", () => {
    expect(openCart("ten_tea", value)).toBeNull();
  });

  test.each([
    ["another cart", value.replace("cart_01ABC", "cart_01ABD")],
    ["another count", value.replace(".3.", ".4.")],
    ["no signature", value.replace(/\.[^.]+$/, "")],
    ["an empty signature", value.replace(/[^.]+$/, "")],
    ["a signature with one other character", value.replace(/.$/, (last) => (last === "A" ? "B" : "A"))],
    ["a fourth part", `${value}.x`],
    ["nothing", ""],
  ])("it opens no cart when a shopper writes %s into it", (_what, forged) => {
    expect(openCart("ten_cup", forged)).toBeNull();
  });

  test.each([
    [-1, 0],
    [2.9, 2],
    [1_000_000, 99_999],
  ])("a count of %d pieces is kept as %d", (count, kept) => {
    expect(openCart("ten_cup", sealed("ten_cup", { ...cart, count }))?.count).toBe(kept);
  });
});

describe("the cart of a browser", () => {
  test("a remembered cart is found again in its shop only, for 60 days", async () => {
    await rememberCart("ten_cup", { id: "cart_1", count: 2 });
    expect(await cartSummary("ten_cup")).toEqual({ id: "cart_1", count: 2 });
    expect(await cartSummary("ten_tea")).toBeNull();
    expect(nextRequest.setCookies.get("__Host-cart")?.options).toEqual(cookieOptions(60 * 86_400));
  });

  test("a browser without the cookie has no cart", async () => {
    expect(await cartSummary("ten_cup")).toBeNull();
  });

  test("a cart remembered by the previous release is still found, unless there is a newer one", async () => {
    nextRequest.cookies.set("cart", sealCart("ten_cup", { id: "cart_old", count: 1 }));
    expect((await cartSummary("ten_cup"))?.id).toBe("cart_old");
    await rememberCart("ten_cup", { id: "cart_new", count: 1 });
    expect((await cartSummary("ten_cup"))?.id).toBe("cart_new");
  });
});
