import { PUBLIC_PATHS } from "@tandem/contracts";
import { describe, expect, test } from "vitest";
import { attributesOf, htmlOf, textOf } from "@/testing/html";
import { shopOf, tenantOf } from "@/testing/shops";
import { useWorld } from "@/testing/world";
import { Footer } from "./footer";
import { inner } from "./header";
import { LastKnown } from "./last-known";

const { medusa, payload } = await useWorld();
const params = { tenant: "cup", locale: "ru" };
const toRussian = (path: string) => `/ru${path}`;

describe("an editor's link", () => {
  test.each([
    ["/pages/about", "/ru/pages/about"],
    ["https://example.test/a", "https://example.test/a"],
    ["mailto:shop@example.test", "mailto:shop@example.test"],
  ])("%s leads to %s for a shopper who reads Russian", (href, target) => {
    expect(inner(href, toRussian)).toBe(target);
  });

  test.each(["javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "vbscript:x"])(
    "%j leads nowhere",
    (href) => expect(inner(href, toRussian)).not.toMatch(/script|data/),
  );
});

describe("the footer", () => {
  test("it has the editor's links, in the shopper's language", async () => {
    const footer = [{ heading: "Help", items: [{ label: "Shipping", href: "/shipping" }] }];
    payload.replies.set(PUBLIC_PATHS.navigation, { body: { header: [], footer } });
    const node = await Footer({ params, shop: shopOf(tenantOf(), "ru") });
    expect(attributesOf(node, "href")).toEqual(["/ru/shipping"]);
    expect(textOf(node)).toContain("Help Shipping");
  });

  test("without links of an editor, it leads to the categories", async () => {
    const category = { id: "pcat_1", name: "Kitchen", handle: "kitchen" };
    medusa.replies.set("/store/product-categories", { body: { product_categories: [category], count: 1 } });
    const node = await Footer({ params, shop: shopOf(tenantOf(), "ru") });
    expect(attributesOf(node, "href")).toEqual(["/ru/categories/kitchen"]);
  });

  test("a phone number can be called however it is written, and a missing contact leaves no heading", async () => {
    const contact = { email: null, phone: "+998 (71) 123-45-67", address: null };
    const node = await Footer({ params, shop: shopOf(tenantOf("cup", { contact }), "ru") });
    expect(attributesOf(node, "href")).toContain("tel:+998711234567");
    expect(htmlOf(await Footer({ params, shop: shopOf() }))).not.toContain("<address");
  });
});

describe("the notice of an outage", () => {
  test("with both backends there is none", async () => {
    medusa.replies.set("/health", { body: {} });
    expect(await LastKnown({ shop: shopOf() })).toBeNull();
  });

  test("without Medusa, shoppers read that prices and stock are the last known ones", async () => {
    medusa.down = true;
    expect(textOf(await LastKnown({ shop: shopOf() }))).toContain("Prices and stock are the last known ones");
  });

  test("without Payload, shoppers read that texts are the last known ones", async () => {
    medusa.replies.set("/health", { body: {} });
    payload.down = true;
    expect(textOf(await LastKnown({ shop: shopOf() }))).toContain("texts and photos are the last known ones");
  });
});
