import { beforeAll, describe, expect, test } from "vitest";
import type { AdminProduct, Shop } from "../support/medusa.ts";
import { type Doc, richText } from "../support/payload.ts";
import { settle } from "../support/sync.ts";
import { enterWorld, type World } from "../support/world.ts";

let world: World;
let shop: Shop;
let product: AdminProduct;
let doc: Doc;

beforeAll(async () => {
  world = await enterWorld();
  shop = await world.newShop();
  product = await world.admin.createProduct(shop, { title: "Rug", handle: "rug", price: 20 });
  await settle(world.admin);
  const stub = await world.cms.one("products", { medusaId: product.id }, "draft=true");
  doc = await world.cms.publish("products", stub.id, {
    description: richText("Woven by hand."),
    seo: { title: "Rug for the hall" },
  });
  await settle(world.admin);
});

describe("Ownership holds on the server: a write to a field the other system owns changes nothing and is reported", () => {
  test("a description sent to Medusa is ignored and named in the response, and the rest of the edit is written", async () => {
    const answer = await world.admin.updateProduct(product.id, {
      subtitle: "Wool",
      description: "Overwritten",
      metadata: { content: { html: "<p>Overwritten</p>" }, note: "kept" },
    });
    expect(answer.ignored_fields).toEqual(
      expect.arrayContaining([expect.objectContaining({ field: "description", owner: "payload" })]),
    );
    const after = await world.admin.product(product.id);
    expect(after).toMatchObject({ subtitle: "Wool", description: "Woven by hand." });
    expect(after.metadata).toMatchObject({ note: "kept" });
    expect(JSON.stringify(after.metadata)).not.toContain("Overwritten");
  });

  test("SQL that bypasses every API cannot change a description either", async () => {
    await world.query("medusa", "update product set description = 'By hand' where id = $1", [product.id]);
    expect((await world.admin.product(product.id)).description).toBe("Woven by hand.");
  });

  test("the mirror in Payload cannot be written over REST", async () => {
    const mirror = await world.cms.one("commerce-products", { medusaId: product.id });
    const answers = await Promise.all([
      world.cms.attempt(`/api/commerce-products/${mirror.id}`, { method: "PATCH", body: { title: "Mine" } }),
      world.cms.attempt(`/api/commerce-products/${mirror.id}`, { method: "DELETE" }),
      world.cms.attempt("/api/commerce-products", {
        method: "POST",
        body: { ...mirror, medusaId: "prod_other" },
      }),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([403, 403, 403]);
    expect(await world.cms.one("commerce-products", { medusaId: product.id })).toEqual(mirror);
  });

  test("the mirror in Payload cannot be written over GraphQL", async () => {
    const mirror = await world.cms.one("commerce-products", { medusaId: product.id });
    const answer = await world.cms.attempt("/api/graphql", {
      method: "POST",
      body: {
        query: `mutation { updateCommerceProduct(id: ${JSON.stringify(mirror.id)}, data: { title: "Mine" }) { id } }`,
      },
    });
    expect(answer.text).toContain("errors");
    expect(await world.cms.one("commerce-products", { medusaId: product.id })).toEqual(mirror);
  });

  test("a stale form cannot move an editor's document to another product, and the response names the ignored field", async () => {
    const saved = await world.cms.update("products", doc.id, { medusaId: "prod_other" });
    expect(saved.medusaId).toBe(product.id);
    expect(saved.ignoredFields).toEqual(
      expect.arrayContaining([expect.objectContaining({ field: "medusa id", owner: "medusa" })]),
    );
  });

  test("Medusa owns a tenant's slug and status, Payload owns its domains", async () => {
    const tenant = await world.cms.one("tenants", { medusaId: shop.tenant.id });
    await world.cms.update("tenants", tenant.id, {
      slug: "stolen",
      status: "archived",
      contact: { phone: "+998901234567" },
    });
    await settle(world.admin);
    const after = await world.cms.one("tenants", { medusaId: shop.tenant.id });
    expect(after).toMatchObject({ slug: shop.tenant.slug, status: "active" });
    const config = await world.query("medusa", "select config from tenant where id = $1", [shop.tenant.id]);
    expect(JSON.stringify(config)).toContain("+998901234567");
  });
});
