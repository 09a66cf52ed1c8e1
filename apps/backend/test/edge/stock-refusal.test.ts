import { afterAll, beforeAll, expect, test } from "vitest";
import { addProduct, call, pool } from "../support/client";
import { type SeededTenant, seedTenant } from "../support/seed-tenant";

let shop: SeededTenant;
beforeAll(async () => {
  shop = await seedTenant();
});
afterAll(() => pool.end());

const store = (path: string, body?: unknown) =>
  call(`/store${path}`, { body, headers: { "x-publishable-api-key": shop.key } });

test("a cart that asks for more than there is in stock is refused with a status of its own", async () => {
  const product = await addProduct(shop.channel);
  const { rows } = await pool.query(
    `select v.id, i.inventory_item_id as item from product_variant v
     join product_variant_inventory_item i on i.variant_id = v.id where v.product_id = $1`,
    [product],
  );
  await call(`/admin/inventory-items/${rows[0].item}/location-levels`, {
    body: { location_id: shop.location, stocked_quantity: 1 },
  });
  const { body: regions } = await store("/regions");
  const { body: made } = await store("/carts", { region_id: regions.regions[0].id });
  const line = await store(`/carts/${made.cart.id}/line-items`, { variant_id: rows[0].id, quantity: 2 });
  expect(line).toMatchObject({ status: 409, body: { code: "conflict" } });
  const unknown = await store(`/carts/${made.cart.id}/line-items`, { variant_id: "variant_x", quantity: 1 });
  expect(unknown.status).toBe(400);
});
