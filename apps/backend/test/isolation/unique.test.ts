import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installRowSecurity } from "../../src/tenancy/rows/install";
import { call, pool } from "../support/client";
import { signOnStaff } from "../support/directory";
import { type SeededTenant, seedTenant } from "../support/seed-tenant";

type Shop = SeededTenant;

let one: Shop;
let two: Shop;
let headersOf: Map<Shop, { authorization: string }>;

beforeAll(async () => {
  one = await seedTenant();
  two = await seedTenant();
  headersOf = new Map();
  for (const shop of [one, two]) {
    const { authorization } = await signOnStaff({ groups: [`/tenants/${shop.slug}/owner`] });
    headersOf.set(shop, { authorization });
  }
});
afterAll(() => pool.end());

const post = (shop: Shop, path: string, body: Record<string, unknown>) =>
  call(path, { body, headers: headersOf.get(shop) });

describe("a value that is unique within a tenant", () => {
  test.each([
    ["/admin/product-tags", { value: "Linen" }],
    ["/admin/product-types", { value: "Scarves" }],
    ["/admin/collections", { title: "Autumn", handle: "autumn" }],
    ["/admin/customer-groups", { name: "Friends" }],
    ["/admin/shipping-profiles", { name: "Fragile", type: "custom" }],
    ["/admin/campaigns", { name: "Autumn", campaign_identifier: "autumn" }],
  ])("%s is free in another tenant and refused in its own, without naming a tenant", async (path, body) => {
    expect((await post(one, path, body)).status).toBe(200);
    expect((await post(two, path, body)).status).toBe(200);
    const again = await post(one, path, body);
    expect(again.status).toBe(422);
    expect(again.body.message).toMatch(/taken already/);
    expect(JSON.stringify(again.body)).not.toMatch(/tandem_tenant_id|ten_/);
  });

  test("a service zone is free in another tenant and refused in its own", async () => {
    const create = async (shop: Shop) => {
      const { rows } = await pool.query(
        "select fulfillment_set_id as id from location_fulfillment_set where stock_location_id = $1",
        [shop.location],
      );
      return post(shop, `/admin/fulfillment-sets/${rows[0]?.id}/service-zones`, {
        name: "Old town",
        geo_zones: [{ type: "country", country_code: "us" }],
      });
    };
    expect((await create(one)).status).toBe(200);
    expect((await create(two)).status).toBe(200);
    const again = await create(one);
    expect(again.status).toBe(422);
    expect(again.body.message).toMatch(/taken already/);
  });
});

test("duplicate tags and types of a tenant are merged into the older ones, and products keep them", async () => {
  const tag = (await post(one, "/admin/product-tags", { value: "Silk" })).body.product_tag.id;
  const type = (await post(one, "/admin/product-types", { value: "Robes" })).body.product_type.id;
  await pool.query("drop index tandem_tag_value, tandem_type_value");
  await pool.query(
    `insert into product_tag (id, value, metadata) values ('ptag_younger', 'Silk', jsonb_build_object('tenant', $1::text))`,
    [one.tenant],
  );
  await pool.query(
    `insert into product_type (id, value, metadata) values ('ptyp_younger', 'Robes', jsonb_build_object('tenant', $1::text))`,
    [one.tenant],
  );
  const { body } = await post(one, "/admin/products", {
    title: "Robe",
    options: [{ title: "Size", values: ["M"] }],
    variants: [{ title: "M", options: { Size: "M" }, prices: [] }],
  });
  await pool.query("update product set type_id = 'ptyp_younger' where id = $1", [body.product.id]);
  await pool.query("insert into product_tags (product_id, product_tag_id) values ($1, 'ptag_younger')", [
    body.product.id,
  ]);
  await pool.query("delete from integration.row_security");

  expect(await installRowSecurity(pool)).toBe("installed");

  const kept = await call(`/admin/products/${body.product.id}`, { headers: headersOf.get(one) });
  expect(kept.body.product.type.id).toBe(type);
  expect(kept.body.product.tags.map(({ id }: { id: string }) => id)).toEqual([tag]);
  const listed = await call("/admin/product-tags?value=Silk", { headers: headersOf.get(one) });
  expect(listed.body.product_tags.map(({ id }: { id: string }) => id)).toEqual([tag]);
});
