import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { tenantOf } from "@/testing/shops";
import { stubEnv } from "@/testing/stub-env";

afterAll(() => vi.unstubAllEnvs());
// The configuration is read once: each test reads it anew.
beforeEach(() => vi.resetModules());
const addressesAt = async (storefront: string) => {
  stubEnv(storefront);
  return import("./addresses");
};

describe("the public URL of a shop", () => {
  test.each([
    ["https://shops.test", [], "https://cup.shops.test"],
    ["http://localhost:9002", [], "http://cup.localhost:9002"],
    ["http://localhost:9002", ["cup.localhost"], "http://cup.localhost:9002"],
    ["https://shops.test", ["cups.example", "cup.shops.test"], "https://cups.example"],
    ["http://localhost:9002", ["cups.example"], "http://cups.example"],
    ["https://shops.test:8443", ["notshops.test"], "https://notshops.test"],
  ])("at the storefront %s, a shop with the domains %j is at %s", async (storefront, domains, url) => {
    const { shopUrl } = await addressesAt(storefront);
    expect(shopUrl(tenantOf("cup", { domains }))).toBe(url);
  });
});

describe("translations of a page", () => {
  test("search engines find every language of the shop, and the default one for all others", async () => {
    const { alternates } = await addressesAt("https://shops.test");
    const shop = tenantOf("cup", { locales: ["ru", "uz", "en"], defaultLocale: "ru" });
    expect(alternates(shop, "en", "/products/bowl")).toEqual({
      canonical: "/en/products/bowl",
      languages: {
        "x-default": "/products/bowl",
        ru: "/products/bowl",
        "uz-Latn-UZ": "/uz/products/bowl",
        en: "/en/products/bowl",
      },
    });
  });

  test("a language that the shop does not have is not offered", async () => {
    const { alternates } = await addressesAt("https://shops.test");
    expect(Object.keys(alternates(tenantOf(), "en", "/").languages)).toEqual(["x-default", "en", "ru"]);
  });
});
