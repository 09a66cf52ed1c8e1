import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openCart, sealCart } from "./cart-cookie";

const webhooks = `whsec_${Buffer.from("tests only, tests only, tests").toString("base64")}`;

beforeAll(() => {
  const address = "http://shop.test";
  for (const [name, value] of Object.entries({
    STOREFRONT_URL: address,
    BACKEND_URL: address,
    CMS_URL: address,
    KEYCLOAK_ISSUER: address,
    KEYCLOAK_CLIENT_SECRET: "none",
    REDIS_CACHE_URL: "redis://shop.test/1",
    REDIS_QUEUE_URL: "redis://shop.test/0",
    SESSION_SECRET: "tests-only-tests-only-tests-only-tests",
    WEBHOOK_SECRET_MEDUSA_TO_STOREFRONT: webhooks,
    WEBHOOK_SECRET_PAYLOAD_TO_STOREFRONT: webhooks,
  })) {
    vi.stubEnv(name, value);
  }
});
afterAll(() => vi.unstubAllEnvs());

const cart = { id: "cart_01HZZZZZZZZZZZZZZZZZ", count: 3 };

describe("the cart a browser remembers", () => {
  test("is read in the shop it was filled in", () => {
    expect(openCart("ten_a", sealCart("ten_a", cart))).toEqual(cart);
  });

  test("is nothing in another shop", () => {
    expect(openCart("ten_b", sealCart("ten_a", cart))).toBeNull();
  });

  test("is nothing once somebody wrote in it", () => {
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
