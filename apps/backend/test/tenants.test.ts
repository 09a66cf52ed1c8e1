import { randomBytes } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { addProduct, call, pool } from "./support/client";
import { signOnCustomer } from "./support/directory";
import { PLATFORM_NAMES } from "./support/platform";
import { seedTenant } from "./support/seed-tenant";

afterAll(() => pool.end());
const newSlug = () => `t-${randomBytes(4).toString("hex")}`;

const PROVISIONED = [
  "tenant",
  "tenant_store",
  "sales_channel",
  "api_key",
  "stock_location",
  "region",
  "fulfillment_set",
  "service_zone",
  "shipping_option",
  "store_currency",
  "tenant_sales_channel",
  "tenant_stock_location",
  "sales_channel_stock_location",
  "publishable_api_key_sales_channel",
  "location_fulfillment_set",
];
async function counts(): Promise<Record<string, number>> {
  const columns = PROVISIONED.map(
    (table) => `(select count(*)::int from ${table} where deleted_at is null) as ${table}`,
  );
  const { rows } = await pool.query(`select ${columns.join(", ")}`);
  return rows[0];
}

describe("creating a tenant", () => {
  test("a new tenant has a shop that can sell: a shopper can add a product to a cart and see delivery options", async () => {
    const shop = await seedTenant();
    const product = await addProduct(shop.channel);
    const shopper = { "x-publishable-api-key": shop.key, authorization: "" };
    const { body: listed } = await call("/store/products?fields=id,*variants", { headers: shopper });
    expect(listed.products.map((entry: { id: string }) => entry.id)).toEqual([product]);

    const { body: regions } = await call("/store/regions", { headers: shopper });
    const region = regions.regions.find((entry: { currency_code: string }) => entry.currency_code === "usd");
    const { body: made } = await call("/store/carts", { body: { region_id: region.id }, headers: shopper });
    await pool.query("update product_variant set manage_inventory = false where product_id = $1", [product]);
    const added = await call(`/store/carts/${made.cart.id}/line-items`, {
      body: { variant_id: listed.products[0].variants[0].id, quantity: 2 },
      headers: shopper,
    });
    expect(added.body.cart).toMatchObject({ currency_code: "usd", item_total: 20 });
    const delivery = await call(`/store/shipping-options?cart_id=${made.cart.id}`, { headers: shopper });
    expect(delivery.body.shipping_options).toMatchObject([{ name: "Standard", amount: 0 }]);
  });

  test("a creation that fails at its last step leaves nothing behind", async () => {
    const before = await counts();
    await pool.query(`
      create function refuse_store() returns trigger language plpgsql as $$ begin raise exception 'refused'; end $$;
      create trigger refuse_store before insert on tenant_store for each row execute function refuse_store()`);
    const slug = newSlug();
    const store = { slug, name: "Never", default_currency: "nok", countries: ["no"] };
    const { status, body } = await call("/admin/tenants", { body: { name: "Never", slug, store } });
    await pool.query("drop trigger refuse_store on tenant_store; drop function refuse_store");
    expect(status).toBe(500);
    expect(body).toEqual({
      code: "internal",
      message: expect.any(String),
      correlation_id: expect.any(String),
    });
    expect(await counts()).toEqual(before);
  });

  test.each<[string, Record<string, object | string>, RegExp]>([
    ["a slug that is not a valid host label", { slug: "Not A Slug" }, /lower-case letters/],
    ["an unknown currency", { store: { default_currency: "xxq" } }, /default_currency/],
    ["an unknown country", { store: { countries: ["xq"] } }, /countries: xq/],
    ["a tenant id chosen by the caller", { id: "ten_mine" }, /id/],
    ["a slug reserved by the platform", { slug: "ops" }, /slug: "ops" is a name of the platform/],
    [
      "a store with a slug reserved by the platform",
      { store: { slug: "ops" } },
      /slug: "ops" is a name of the platform/,
    ],
    ["a public suffix as domain", { domain: "com" }, /domain.*suffix/],
    ["an IP address as domain", { domain: "127.0.0.1" }, /IP address/],
    ["the default host of another shop as domain", { domain: "saffron.localhost" }, /cannot be used/],
    ...PLATFORM_NAMES.map(
      (domain) => [`${domain} as domain`, { domain }, /cannot be used/] satisfies [string, object, RegExp],
    ),
  ])("a tenant with %s is refused and nothing is created", async (_what, over, message) => {
    const before = await counts();
    const slug = newSlug();
    const body = {
      name: "Refused",
      slug,
      ...over,
      store: { slug, name: "Refused", default_currency: "usd", countries: ["us"], ...Object(over.store) },
    };
    const answer = await call("/admin/tenants", { body });
    expect(answer.status).toBe(400);
    expect(answer.body.message).toMatch(message);
    expect(answer.body.details).toHaveProperty("field");
    expect(await counts()).toEqual(before);
  });

  test("a slug that is already taken is refused", async () => {
    const { slug } = await seedTenant();
    expect(await call("/admin/tenants", { body: { name: "Again", slug } })).toMatchObject({ status: 422 });
  });
});

describe("authorization to create tenants", () => {
  test.each([
    ["a caller who is not signed in", "viewer", { authorization: "" }, 401],
    ["a forged token", "viewer", { authorization: "Bearer eyJhbGciOiJSUzI1NiJ9.e30.c2ln" }, 401],
    ["a token without a signature", "viewer", { authorization: "Bearer eyJhbGciOiJub25lIn0.e30." }, 401],
    ["a person without a role", "viewer", {}, 401],
    ["a service without permission", "none", {}, 403],
    ["an operator who writes", "operator", {}, 403],
    ["a service with sync:write", "write", {}, 201],
  ] as const)("only authorized callers can create a tenant: %s", async (_who, as, headers, status) => {
    const answer = await call("/admin/tenants", { body: { name: "Who", slug: newSlug() }, as, headers });
    expect(answer.status).toBe(status);
  });

  test("an operator can read tenants", async () => {
    expect((await call("/admin/tenants", { as: "operator" })).status).toBe(200);
  });
});

describe("the tenant of a new product or category", () => {
  const options = [{ title: "Size", values: ["M"] }];

  test("a new product belongs to the tenant of its sales channel, also in a batch", async () => {
    const shop = await seedTenant();
    const { body } = await call("/admin/products/batch", {
      body: { create: [{ title: `B ${shop.slug}`, options, sales_channels: [{ id: shop.channel }] }] },
    });
    const { rows } = await pool.query("select tenant_id from tenant_product where product_id = $1", [
      body.created[0].id,
    ]);
    expect(rows).toEqual([{ tenant_id: shop.tenant }]);
  });

  test("a new product without a sales channel belongs to the tenant in X-Tenant-Id", async () => {
    const shop = await seedTenant();
    const { body } = await call("/admin/products", {
      body: { title: `H ${shop.slug}`, options },
      headers: { "x-tenant-id": shop.slug },
    });
    const { rows } = await pool.query("select tenant_id from tenant_product where product_id = $1", [
      body.product.id,
    ]);
    expect(rows).toEqual([{ tenant_id: shop.tenant }]);
  });

  test("a new product without a sales channel and X-Tenant-Id is refused with the fix and not created", async () => {
    const answer = await call("/admin/products", { body: { title: "Nobody's own", options } });
    expect(answer.status).toBe(400);
    expect(answer.body.message).toMatch(/X-Tenant-Id/);
    const { rows } = await pool.query("select 1 from product where title = $1 and deleted_at is null", [
      "Nobody's own",
    ]);
    expect(rows).toEqual([]);
  });

  test("a sales channel and an X-Tenant-Id of different tenants are refused", async () => {
    const [one, two] = [await seedTenant(), await seedTenant()];
    const answer = await call("/admin/products", {
      body: { title: "Torn", options, sales_channels: [{ id: one.channel }] },
      headers: { "x-tenant-id": two.tenant },
    });
    expect(answer).toMatchObject({
      status: 400,
      body: { message: expect.stringMatching(/more than one tenant/) },
    });
  });

  test("an unknown tenant is refused", async () => {
    const answer = await call("/admin/product-categories", {
      body: { name: "X" },
      headers: { "x-tenant-id": "nobody" },
    });
    expect(answer).toMatchObject({ status: 400, body: { message: expect.stringMatching(/X-Tenant-Id/) } });
  });

  test("a new category belongs to the tenant of its parent", async () => {
    const shop = await seedTenant();
    const parent = await call("/admin/product-categories", {
      body: { name: `P ${shop.slug}` },
      headers: { "x-tenant-id": shop.slug },
    });
    const child = await call("/admin/product-categories", {
      body: { name: `C ${shop.slug}`, parent_category_id: parent.body.product_category.id },
    });
    const { rows } = await pool.query(
      "select tenant_id from tenant_category where product_category_id = $1",
      [child.body.product_category.id],
    );
    expect(rows).toEqual([{ tenant_id: shop.tenant }]);
  });

  test("a shop shows its own products only", async () => {
    const [one, two] = [await seedTenant(), await seedTenant()];
    await addProduct(one.channel);
    const mine = await addProduct(two.channel);
    const { body } = await call("/store/products", {
      headers: { "x-publishable-api-key": two.key, authorization: "" },
    });
    expect(body.products.map((entry: { id: string }) => entry.id)).toEqual([mine]);
  });

  test("a person who signs in at a shop becomes a customer of its tenant", async () => {
    const shop = await seedTenant();
    const customer = await signOnCustomer(shop.key);
    const { status, body } = await call("/store/customers/me", { headers: customer });
    expect(status).toBe(200);
    const { rows } = await pool.query("select tenant_id from tenant_customer where customer_id = $1", [
      body.customer.id,
    ]);
    expect(rows).toEqual([{ tenant_id: shop.tenant }]);
  });
});
