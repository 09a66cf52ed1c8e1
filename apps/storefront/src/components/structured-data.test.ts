import { createElement, type ReactNode } from "react";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { htmlOf } from "@/testing/html";
import { productOf, usd, variantOf } from "@/testing/products";
import { shopOf, tenantOf } from "@/testing/shops";
import { stubEnv } from "@/testing/stub-env";
import { Breadcrumbs } from "./breadcrumbs";
import { ProductData } from "./product/product-data";

beforeAll(() => stubEnv("https://shops.test"));
afterAll(() => vi.unstubAllEnvs());

const scriptIn = (node: ReactNode) =>
  /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(htmlOf(node))?.[1] ?? "";
/** Returns the data as a search engine reads it. */
const dataOf = (node: ReactNode) => z.record(z.string(), z.unknown()).parse(JSON.parse(scriptIn(node)));
const shop = shopOf(tenantOf("cup", { name: "Cup & Saucer" }), "ru");
const productData = (product: ReturnType<typeof productOf>) => createElement(ProductData, { product, shop });

describe("a product for search engines", () => {
  test("it has its name, its shop and its full URL in this language", () => {
    const data = dataOf(productData(productOf(undefined, {}, { text: "Round." })));
    expect(data).toMatchObject({
      "@context": "https://schema.org",
      "@type": "Product",
      name: "Bowl",
      description: "Round.",
      brand: { name: "Cup & Saucer" },
      url: "https://cup.shops.test/ru/products/bowl",
    });
  });

  test("every variant with a price is an offer, in the currency and with the stock that shoppers see", () => {
    const variants = [
      variantOf("a", { sku: "A-1", price: usd(19.9) }),
      variantOf("b", { price: usd(25), purchasable: false }),
      variantOf("c", { price: null }),
    ];
    expect(dataOf(productData(productOf(variants))).offers).toEqual([
      expect.objectContaining({
        sku: "A-1",
        price: "19.9",
        priceCurrency: "USD",
        availability: "https://schema.org/InStock",
      }),
      expect.objectContaining({ price: "25", availability: "https://schema.org/OutOfStock" }),
    ]);
  });

  test("what is not known is left out and not empty", () => {
    const data = dataOf(productData(productOf()));
    expect(Object.keys(data)).not.toEqual(expect.arrayContaining(["description"]));
    expect(Object.keys(data)).not.toEqual(expect.arrayContaining(["image"]));
  });

  test("no text of an editor can end the script", () => {
    const title = "</script><script>alert(1)</script><!--";
    const node = productData(productOf(undefined, {}, { title }));
    expect(htmlOf(node).match(/<script/g)).toHaveLength(1);
    expect(dataOf(node).name).toBe(title);
  });
});

describe("the path of a page", () => {
  const trail = [
    { name: "Kitchen", path: "/categories/kitchen" },
    { name: "Bowl", path: "/products/bowl" },
  ];
  const node = createElement(Breadcrumbs, { trail, shop });

  test("search engines get it from the home page to this page, with full URLs", () => {
    expect(dataOf(node).itemListElement).toEqual([
      expect.objectContaining({ position: 1, item: "https://cup.shops.test/ru" }),
      expect.objectContaining({ position: 2, item: "https://cup.shops.test/ru/categories/kitchen" }),
      expect.objectContaining({ position: 3, name: "Bowl", item: "https://cup.shops.test/ru/products/bowl" }),
    ]);
  });

  test("shoppers can go to every page above this one, which is marked and leads nowhere", () => {
    const html = htmlOf(node);
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      "/ru",
      "/ru/categories/kitchen",
    ]);
    expect(html).toMatch(/<span aria-current="page"[^>]*>Bowl</);
  });
});
