import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { stubEnv } from "@/testing/stub-env";
import { openCart, sealCart } from "./cart-cookie";

beforeAll(() => stubEnv("http://shop.test"));
afterAll(() => vi.unstubAllEnvs());

const cart = { id: "cart_01HZZZZZZZZZZZZZZZZZ", count: 3 };

describe("cart cookie", () => {
  test("a cart cookie is read in the shop that sealed it", () => {
    expect(openCart("ten_a", sealCart("ten_a", cart))).toEqual(cart);
  });

  test("a cart cookie is refused in another shop", () => {
    expect(openCart("ten_b", sealCart("ten_a", cart))).toBeNull();
  });

  test("an altered cart cookie is refused", () => {
    const [id, count, signature] = sealCart("ten_a", cart).split(".");
    for (const forged of [
      `cart_01HAAAAAAAAAAAAAAAAA.${count}.${signature}`,
      `${id}.99.${signature}`,
      `${id}.${count}.`,
      `${id}.${count}`,
      `${id}.${count}.${signature}.x`,
      `../admin.${count}.${signature}`,
      "",
    ]) {
      expect(openCart("ten_a", forged), forged).toBeNull();
    }
  });
});
