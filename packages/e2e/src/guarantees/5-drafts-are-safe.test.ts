import { beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../support/eventually.ts";
import { call } from "../support/http.ts";
import type { AdminProduct, Shop } from "../support/medusa.ts";
import { type Doc, richText } from "../support/payload.ts";
import { settle } from "../support/sync.ts";
import { enterWorld, type World } from "../support/world.ts";

let world: World;
let shop: Shop;

beforeAll(async () => {
  world = await enterWorld();
  shop = await world.newShop();
});

async function productWithPendingDraft(
  handle: string,
): Promise<{ product: AdminProduct; doc: Doc; draft: Doc }> {
  const product = await world.admin.createProduct(shop, { title: "Kettle", handle });
  await settle(world.admin);
  const doc = await world.cms.one("products", { medusaId: product.id }, "draft=true");
  await world.cms.publish("products", doc.id, { description: richText("What shoppers read.") });
  await settle(world.admin);
  const draft = await world.cms.saveDraft("products", doc.id, { description: richText("Half a sentence") });
  await settle(world.admin);
  return { product, doc, draft };
}

/** Returns the newest version exactly as stored, texts in every language included. */
const newestVersion = (doc: Doc) =>
  world.query(
    "payload",
    `select to_jsonb(version) as version,
            (select jsonb_agg(to_jsonb(words) order by words.id) from _products_v_locales words
             where words._parent_id = version.id) as words
     from _products_v version where version.parent_id = $1 and version.latest`,
    [doc.id],
  );

describe("Drafts are safe: no sync write publishes, unpublishes, hides or changes an editor's pending draft", () => {
  test("a price change in Medusa leaves the pending draft unchanged, pending and the newest version", async () => {
    const { product, doc } = await productWithPendingDraft("kettle-price");
    const before = await newestVersion(doc);
    const variant = product.variants[0]?.id ?? "";
    await world.admin.setPrice(product, variant, "usd", 77);
    await settle(world.admin);

    expect(await newestVersion(doc)).toEqual(before);
    const draft = await world.cms.one("products", { medusaId: product.id }, "draft=true");
    expect(draft).toMatchObject({ _status: "draft", description: richText("Half a sentence") });
    const mirror = await world.cms.one("commerce-products", { medusaId: product.id });
    expect(JSON.stringify(mirror.facts)).toContain('"77"');
  });

  test("a new title in Medusa reaches the shop's page while the draft keeps its text", async () => {
    const { product, doc } = await productWithPendingDraft("kettle-title");
    const before = await newestVersion(doc);
    await world.admin.updateProduct(product.id, { title: "Copper Kettle" });
    await settle(world.admin);

    expect(await newestVersion(doc)).toEqual(before);
    const live = await world.cms.one("products", { medusaId: product.id });
    expect(live).toMatchObject({ _status: "published", title: "Copper Kettle" });
    await eventually("the page shows the new title", 5_000, async () => {
      const page = await call(`${world.stack.urls.storefront}/products/kettle-title`, { host: shop.host });
      return page.text.includes("Copper Kettle") ? true : undefined;
    });
  });

  test("publishing a draft that did not change the title keeps the title set in Medusa meanwhile", async () => {
    const { product, doc } = await productWithPendingDraft("kettle-publish");
    await world.admin.updateProduct(product.id, { title: "Tin Kettle" });
    await settle(world.admin);
    await world.cms.publish("products", doc.id, { description: richText("A whole sentence.") });
    await settle(world.admin);

    expect((await world.admin.product(product.id)).title).toBe("Tin Kettle");
    expect(await world.cms.one("products", { medusaId: product.id })).toMatchObject({ title: "Tin Kettle" });
  });

  test("neither Medusa nor a shopper gets a draft", async () => {
    const { product } = await productWithPendingDraft("kettle-unseen");
    expect((await world.admin.product(product.id)).description).toBe("What shoppers read.");
    const page = await call(`${world.stack.urls.storefront}/products/kettle-unseen`, { host: shop.host });
    expect(page.text).toContain("What shoppers read.");
    expect(page.text).not.toContain("Half a sentence");
  });

  test("deleting a product in Medusa archives the document and keeps the draft", async () => {
    const { product, doc } = await productWithPendingDraft("kettle-gone");
    await world.admin.deleteProduct(product.id);
    await settle(world.admin);
    expect(JSON.stringify(await newestVersion(doc))).toContain("Half a sentence");
    const mirror = await world.cms.one("commerce-products", { medusaId: product.id });
    expect(mirror.archivedAt).toEqual(expect.any(String));
  });
});
