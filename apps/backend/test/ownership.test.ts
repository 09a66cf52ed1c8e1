import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addProduct, call, captured, pool } from "./support/client";
import { type SeededTenant, seedTenant } from "./support/seed-tenant";

let shop: SeededTenant;
let product: string;
let category: string;

beforeAll(async () => {
  shop = await seedTenant();
  product = await addProduct(shop.channel, {
    description: "Seed",
    images: [{ url: "http://shop.test/1.png" }],
  });
  const made = await call("/admin/product-categories", {
    body: { name: `Owned ${shop.slug}`, description: "Seed" },
    headers: { "x-tenant-id": shop.slug },
  });
  category = made.body.product_category.id;
});
afterAll(() => pool.end());

describe("writes to fields that Payload owns", () => {
  const forged = {
    description: "Forged",
    thumbnail: "http://forged.test/t.png",
    images: [{ url: "http://forged.test/1.png" }],
    metadata: { content: { html: "<script>" }, kept: "yes" },
  };

  test("an update of a product ignores and names fields Payload owns, and writes the others", async () => {
    const { status, body } = await call(`/admin/products/${product}`, {
      body: { title: "Renamed", ...forged },
    });
    expect(status).toBe(200);
    expect(body.product).toMatchObject({
      title: "Renamed",
      description: "Seed",
      thumbnail: "http://shop.test/1.png",
      images: [{ url: "http://shop.test/1.png" }],
      metadata: { kept: "yes" },
    });
    expect(body.product.metadata.content).toBeUndefined();
    expect(body.ignored_fields.map((entry: { field: string }) => entry.field).sort()).toEqual([
      "description",
      "images",
      "metadata.content",
      "thumbnail",
    ]);
  });

  test("a batch update ignores and names fields Payload owns", async () => {
    const { body } = await call("/admin/products/batch", {
      body: { update: [{ id: product, description: "Forged" }] },
    });
    expect(body.updated[0].description).toBe("Seed");
    expect(body.ignored_fields).toMatchObject([{ field: "description", owner: "payload" }]);
  });

  test("an update of a category ignores and names fields Payload owns", async () => {
    const { body } = await call(`/admin/product-categories/${category}`, {
      body: { description: "Forged", is_active: true },
    });
    expect(body.product_category).toMatchObject({ description: "Seed", is_active: true });
    expect(body.ignored_fields).toMatchObject([{ field: "description" }]);
  });

  test("updates of a tenant and a store ignore and name fields Payload owns", async () => {
    const tenant = await call(`/admin/tenants/${shop.tenant}`, {
      method: "PATCH",
      body: { config: { domains: ["forged"] } },
    });
    expect(tenant.body).toMatchObject({ tenant: { config: null }, ignored_fields: [{ field: "config" }] });
    const store = await call(`/admin/tenant-stores/${shop.store}`, {
      method: "PATCH",
      body: { branding: { tagline: "x" } },
    });
    expect(store.body).toMatchObject({
      tenant_store: { branding: null },
      ignored_fields: [{ field: "branding" }],
    });
  });

  test.each([
    [
      "product",
      "update product set description = 'sql', thumbnail = 'sql', metadata = '{\"content\": 1}' where id = $1",
    ],
    [
      "product_category",
      "update product_category set description = 'sql', metadata = '{\"content\": 1}' where id = $1",
    ],
  ])("SQL on the table %s does not change fields Payload owns", async (table, statement) => {
    const id = table === "product" ? product : category;
    const read = () =>
      pool.query(`select description, metadata -> 'content' as content from ${table} where id = $1`, [id]);
    const before = await read();
    await pool.query(statement, [id]);
    expect((await read()).rows).toEqual(before.rows);
  });
});

test("a response to a write without such fields has no ignored_fields", async () => {
  const { body } = await call(`/admin/products/${product}`, { body: { title: "Plain" } });
  expect(body).not.toHaveProperty("ignored_fields");
});

test("a refused write is not logged as a change", async () => {
  expect(
    await captured(product, () => call(`/admin/products/${product}`, { body: { description: "Forged" } })),
  ).toEqual([]);
});
