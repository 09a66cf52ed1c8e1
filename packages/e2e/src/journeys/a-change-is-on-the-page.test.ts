import { beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../support/eventually.ts";
import { call } from "../support/http.ts";
import type { AdminProduct, Shop } from "../support/medusa.ts";
import { richText } from "../support/payload.ts";
import { settle } from "../support/sync.ts";
import { enterWorld, type World } from "../support/world.ts";

/** The target is one second on an idle machine; two cores that also run every server need more. */
const SOON_MS = 3_000;
let world: World;
let shop: Shop;
let product: AdminProduct;

beforeAll(async () => {
  world = await enterWorld();
  shop = await world.newShop();
  product = await world.admin.createProduct(shop, { title: "Carafe", handle: "carafe", price: 18.5 });
  await settle(world.admin);
  await eventually("the new shop's product page responds", 20_000, async () =>
    (await page()).status === 200 ? true : undefined,
  );
});

const page = () => call(`${world.stack.urls.storefront}/products/carafe`, { host: shop.host });
const shows = (words: string) =>
  eventually(`the page shows ${words}`, SOON_MS, async () =>
    (await page()).text.includes(words) ? true : undefined,
  );

describe("A change in either system is on the product page at once, without a rebuild", () => {
  test("a new shop shows its products on its own host", async () => {
    expect((await page()).text).toContain("Carafe");
    expect((await page()).text).toContain("$18.50");
  });

  test("a price changed in Medusa is on the product page", async () => {
    await world.admin.setPrice(product, product.variants[0]?.id ?? "", "usd", 16.5);
    await shows("$16.50");
  });

  test("a description published in Payload is on the product page", async () => {
    const doc = await world.cms.one("products", { medusaId: product.id }, "draft=true");
    await world.cms.publish("products", doc.id, { description: richText("Hand-blown glass.") });
    await shows("Hand-blown glass.");
  });

  test("the page of an unpublished product is not found", async () => {
    await world.admin.updateProduct(product.id, { status: "draft" });
    await eventually("the page is gone", SOON_MS, async () =>
      (await page()).status === 404 ? true : undefined,
    );
  });
});
