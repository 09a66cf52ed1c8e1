import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { numberWaitingOrders } from "../src/orders/number";
import { buy } from "./isolation/world";
import { addProduct, call, pool } from "./support/client";
import { type SeededTenant, seedTenant } from "./support/seed-tenant";

interface Shop {
  tenant: SeededTenant;
  region: string;
  variant: string;
}

async function openShop(): Promise<Shop> {
  const tenant = await seedTenant();
  const variants = [
    {
      title: "M",
      options: { Size: "M" },
      manage_inventory: false,
      prices: [{ amount: 10, currency_code: "usd" }],
    },
  ];
  const product = await addProduct(tenant.channel, { variants });
  const { rows } = await pool.query("select id from product_variant where product_id = $1", [product]);
  const { body } = await call("/store/regions", {
    headers: { authorization: "", "x-publishable-api-key": tenant.key },
  });
  return { tenant, region: body.regions[0].id, variant: rows[0].id };
}

const place = ({ tenant, region, variant }: Shop, buyer = "buyer") =>
  buy(tenant.key, region, variant, `${buyer}@people.test`);

/** Numbers of the orders of a shop, in the order they were placed. */
async function numbersOf({
  tenant,
}: Shop): Promise<{ display_id: number; custom_display_id: string | null }[]> {
  const { rows } = await pool.query(
    'select display_id, custom_display_id from "order" where tandem_tenant_id = $1 and not is_draft_order order by display_id',
    [tenant.tenant],
  );
  return rows;
}

afterAll(() => pool.end());

describe("order numbers", () => {
  let one: Shop;
  let two: Shop;
  beforeAll(async () => {
    [one, two] = [await openShop(), await openShop()];
  });

  test("orders that are placed at the same moment get consecutive numbers of their store, from one", async () => {
    await Promise.all([...Array.from({ length: 6 }, (_, n) => place(one, `buyer-${n}`)), place(two)]);
    const name = one.tenant.slug.toUpperCase();
    expect(await numbersOf(one)).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => ({ display_id: n, custom_display_id: `${name}-00000${n}` })),
    );
    expect(await numbersOf(two)).toEqual([
      { display_id: 1, custom_display_id: `${two.tenant.slug.toUpperCase()}-000001` },
    ]);
  });

  test("the response to a completed cart has the number, and completing it again returns the same", async () => {
    const order = await place(two);
    const again = await call(`/store/carts/${order.cart}/complete`, {
      body: {},
      headers: { authorization: "", "x-publishable-api-key": two.tenant.key },
    });
    expect(again.body.order).toMatchObject({
      id: order.id,
      display_id: 2,
      custom_display_id: `${two.tenant.slug.toUpperCase()}-000002`,
    });
  });

  test("an order that staff convert from a draft is numbered by the job, and a draft is not", async () => {
    const headers = { "x-tenant-id": two.tenant.tenant };
    const draft = async () => {
      const { body } = await call("/admin/draft-orders", {
        body: {
          region_id: two.region,
          sales_channel_id: two.tenant.channel,
          email: "phone@people.test",
          items: [{ variant_id: two.variant, quantity: 1 }],
        },
        headers,
      });
      return body.draft_order.id;
    };
    const [converted] = [await draft(), await draft()];
    const { status } = await call(`/admin/draft-orders/${converted}/convert-to-order`, {
      method: "POST",
      headers,
    });
    expect(status).toBe(200);
    expect((await numberWaitingOrders(pool, 0)).numbered).toBeGreaterThan(0);
    expect((await numbersOf(two)).at(-1)).toEqual({
      display_id: 3,
      custom_display_id: `${two.tenant.slug.toUpperCase()}-000003`,
    });
    expect(await numberWaitingOrders(pool, 0)).toEqual({ numbered: 0, failed: [] });
  });

  test("a store with the former name of another one has numbers of its own", async () => {
    const { tenant } = two;
    const renamed = await call(`/admin/tenant-stores/${tenant.store}`, {
      method: "PATCH",
      body: { slug: `${tenant.slug}-new` },
    });
    expect(renamed.status, JSON.stringify(renamed.body)).toBe(200);
    const { body } = await call("/admin/tenant-stores", {
      body: {
        tenant_id: tenant.tenant,
        slug: tenant.slug,
        name: "Successor",
        default_currency: "usd",
        countries: ["us"],
      },
    });
    const order = await place(two);
    await pool.query('update "order" set custom_display_id = null, sales_channel_id = $2 where id = $1', [
      order.id,
      body.tenant_store.sales_channel_id,
    ]);
    await numberWaitingOrders(pool, 0);
    const { rows } = await pool.query('select custom_display_id from "order" where id = $1', [order.id]);
    expect(rows).toEqual([{ custom_display_id: `${tenant.slug.toUpperCase()}2-000001` }]);
  });
});
