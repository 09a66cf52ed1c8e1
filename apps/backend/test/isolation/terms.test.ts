import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { installRowSecurity } from "../../src/tenancy/rows/install";
import { addProduct, call, pool } from "../support/client";
import { signOnStaff } from "../support/directory";
import { type SeededTenant, seedTenant } from "../support/seed-tenant";

type Shop = SeededTenant;
interface Terms {
  shop: Shop;
  region: string;
  owner: Record<string, string>;
}

const shopper = ({ key }: Shop) => ({ authorization: "", "x-publishable-api-key": key });

async function regionsOf(
  shop: Shop,
): Promise<{ id: string; currency_code: string; countries: { iso_2: string }[] }[]> {
  return (await call("/store/regions?fields=id,currency_code,*countries", { headers: shopper(shop) })).body
    .regions;
}

/** Opens a shop for the United States, whose owner charges a tax of their own. */
async function sellInAmerica(currency: string, rate: number): Promise<Terms> {
  const shop = await seedTenant({ currency });
  const owner = await signOnStaff({ groups: [`/tenants/${shop.slug}/owner`] });
  const headers = { authorization: owner.authorization };
  const tax = await call("/admin/tax-regions", {
    body: {
      country_code: "us",
      provider_id: "tp_system",
      default_tax_rate: { name: "Sales tax", code: shop.slug, rate },
    },
    headers,
  });
  expect(tax.body).toMatchObject({ tax_region: { country_code: "us" } });
  const [region] = await regionsOf(shop);
  return { shop, region: region?.id ?? "", owner: headers };
}

/** Fills a cart of a shop with one product of 100, delivered to the United States. */
async function cartOf({ shop, region }: Terms, currency: string) {
  const product = await addProduct(shop.channel, {
    variants: [
      {
        title: "M",
        options: { Size: "M" },
        manage_inventory: false,
        prices: [{ amount: 100, currency_code: currency }],
      },
    ],
  });
  const { rows } = await pool.query("select id from product_variant where product_id = $1", [product]);
  const { status, body } = await call("/store/carts", {
    body: {
      region_id: region,
      items: [{ variant_id: rows[0].id, quantity: 1 }],
      shipping_address: { country_code: "us", city: "Portland", address_1: "1 Main St" },
    },
    headers: shopper(shop),
  });
  expect(status, JSON.stringify(body)).toBe(200);
  return body.cart;
}

afterAll(() => pool.end());

describe("terms of tenants in one country", () => {
  let dollars: Terms;
  let euros: Terms;
  beforeAll(async () => {
    dollars = await sellInAmerica("usd", 8);
    euros = await sellInAmerica("eur", 20);
  });

  test("each tenant sells in its own currency and with its own tax", async () => {
    expect(await cartOf(dollars, "usd")).toMatchObject({ currency_code: "usd", item_tax_total: 8 });
    expect(await cartOf(euros, "eur")).toMatchObject({ currency_code: "eur", item_tax_total: 20 });
  });

  test("prices include tax where a tenant's owner says so, and only there", async () => {
    const [preference] = (
      await call("/admin/price-preferences?attribute=currency_code&value=eur", { headers: euros.owner })
    ).body.price_preferences;
    const body = { attribute: "currency_code", value: "eur", is_tax_inclusive: true };
    const { status } = await call(
      preference === undefined ? "/admin/price-preferences" : `/admin/price-preferences/${preference.id}`,
      { body, headers: euros.owner },
    );
    expect(status).toBe(200);
    expect(await cartOf(euros, "eur")).toMatchObject({ item_total: 100 });
    expect(await cartOf(dollars, "usd")).toMatchObject({ item_total: 108 });
  });

  test("each tenant offers the payment providers of its own region", async () => {
    const { status } = await call(`/admin/regions/${euros.region}`, {
      body: { payment_providers: [] },
      headers: euros.owner,
    });
    expect(status).toBe(200);
    const offered = async ({ shop, region }: Terms) =>
      (await call(`/store/payment-providers?region_id=${region}`, { headers: shopper(shop) })).body
        .payment_providers;
    expect(await offered(euros)).toEqual([]);
    expect(await offered(dollars)).toMatchObject([{ id: "pp_system_default" }]);
  });

  test("neither tenant sees regions, taxes or the store of the other", async () => {
    for (const [own, other] of [
      [dollars, euros],
      [euros, dollars],
    ] as const) {
      expect((await regionsOf(own.shop)).map(({ id }) => id)).toEqual([own.region]);
      const seen = async (path: string) => (await call(path, { headers: own.owner })).body;
      expect(JSON.stringify(await seen("/admin/regions?fields=*countries"))).not.toContain(other.region);
      expect(JSON.stringify(await seen("/admin/tax-regions?fields=*tax_rates"))).not.toContain(
        other.shop.slug,
      );
      const { stores } = await seen("/admin/stores");
      expect(stores.map(({ name }: { name: string }) => name)).toEqual([own.shop.slug]);
      for (const path of [`/admin/regions/${other.region}`, `/store/regions/${other.region}`]) {
        const headers = path.startsWith("/store") ? shopper(own.shop) : own.owner;
        expect((await call(path, { headers })).status, path).toBe(404);
      }
    }
  });

  test("a country that an owner adds or removes stays with the other tenant", async () => {
    const change = (terms: Terms, countries: string[]) =>
      call(`/admin/regions/${terms.region}`, { body: { countries }, headers: terms.owner });
    expect((await change(dollars, ["us", "ca"])).status).toBe(200);
    expect((await change(euros, ["ca"])).status).toBe(200);
    const countries = async ({ shop }: Terms) =>
      (await regionsOf(shop)).flatMap((region) => region.countries.map(({ iso_2 }) => iso_2)).sort();
    expect(await countries(dollars)).toEqual(["ca", "us"]);
    expect(await countries(euros)).toEqual(["ca"]);
    expect((await change(euros, ["us"])).status).toBe(200);
  });

  test("a platform admin who works for a tenant changes that tenant's terms only", async () => {
    const headers = { "x-tenant-id": euros.shop.tenant };
    const regions = await call("/admin/regions", { headers });
    expect(regions.body.regions.map(({ id }: { id: string }) => id)).toEqual([euros.region]);
    const { status } = await call(`/admin/regions/${euros.region}`, {
      body: { countries: ["us", "mx"] },
      headers,
    });
    expect(status).toBe(200);
    const [own] = await regionsOf(dollars.shop);
    expect(own?.countries.map(({ iso_2 }) => iso_2).sort()).toEqual(["ca", "us"]);
  });

  test("one tenant cannot sell in the same country in two currencies", async () => {
    const slug = `${dollars.shop.slug}-two`;
    const { status, body } = await call("/admin/tenant-stores", {
      body: { tenant_id: dollars.shop.tenant, slug, name: slug, default_currency: "eur", countries: ["us"] },
    });
    expect(status).toBe(400);
    expect(body.message).toMatch(/countries: us .* another currency/);
  });

  test("an order that a platform admin creates is taxed by the terms of its own tenant", async () => {
    const product = await addProduct(euros.shop.channel, {
      variants: [
        {
          title: "M",
          options: { Size: "M" },
          manage_inventory: false,
          prices: [{ amount: 100, currency_code: "eur" }],
        },
      ],
    });
    const { rows } = await pool.query("select id from product_variant where product_id = $1", [product]);
    const { status, body } = await call("/admin/draft-orders?fields=item_tax_total,item_subtotal", {
      body: {
        region_id: euros.region,
        sales_channel_id: euros.shop.channel,
        email: "phone@people.test",
        shipping_address: { country_code: "us" },
        items: [{ variant_id: rows[0].id, quantity: 1 }],
      },
    });
    expect(status, JSON.stringify(body)).toBe(200);
    const order = await pool.query(
      "select t.rate from order_line_item_tax_line t join order_item i on i.item_id = t.item_id where i.order_id = $1",
      [body.draft_order.id],
    );
    expect(order.rows.map(({ rate }) => Number(rate))).toEqual([20]);
  });

  test("terms are changed for one tenant at a time, and never those of another one", async () => {
    const change = { body: { is_tax_inclusive: true } };
    const nobody = await call(`/admin/regions/${euros.region}`, change);
    expect([nobody.status, nobody.body.message]).toEqual([400, expect.stringContaining("X-Tenant-Id")]);
    const headers = { "x-tenant-id": dollars.shop.tenant };
    expect((await call(`/admin/regions/${euros.region}`, { ...change, headers })).status).toBe(404);
  });

  test("a region that could not be created leaves its countries free", async () => {
    const region = { name: "France", currency_code: "usd", countries: ["fr"] };
    const create = (over: object) =>
      call("/admin/regions", { body: { ...region, ...over }, headers: dollars.owner });
    expect((await create({ payment_providers: ["pp_unknown"] })).status).toBeGreaterThanOrEqual(400);
    expect((await create({})).status).toBe(200);
  });

  test("a store sells in the regions that its owner creates, until they are deleted", async () => {
    const soldIn = async (): Promise<string[]> =>
      (await pool.query("select regions from tenant_store where tenant_id = $1", [euros.shop.tenant])).rows[0]
        .regions;
    const { body } = await call("/admin/regions", {
      body: { name: "Japan", currency_code: "jpy", countries: ["jp"] },
      headers: euros.owner,
    });
    expect(await soldIn()).toEqual([euros.region, body.region.id]);
    await call(`/admin/regions/${body.region.id}`, { method: "DELETE", headers: euros.owner });
    expect(await soldIn()).toEqual([euros.region]);
    const again = await call("/admin/regions", {
      body: { name: "Japan", currency_code: "jpy", countries: ["jp"] },
      headers: euros.owner,
    });
    expect(again.status).toBe(200);
  });

  test("a user who has not chosen a tenant yet reads the platform's store, without which the admin fails", async () => {
    const groups = [dollars, euros].map(({ shop }) => `/tenants/${shop.slug}/owner`);
    const { authorization } = await signOnStaff({ groups });
    const { body } = await call("/admin/stores", { headers: { authorization } });
    expect(body.stores).toHaveLength(1);
    expect([dollars.shop.slug, euros.shop.slug]).not.toContain(body.stores[0].name);
  });

  test("staff who may not change settings cannot change the terms", async () => {
    const { authorization } = await signOnStaff({ groups: [`/tenants/${dollars.shop.slug}/manager`] });
    for (const [path, body] of [
      [`/admin/regions/${dollars.region}`, { countries: [] }],
      ["/admin/tax-regions", { country_code: "de" }],
    ] as const) {
      expect((await call(path, { body, headers: { authorization } })).status, path).toBe(403);
    }
  });
});

test("tenants that shared a region in an earlier release each keep a region with its countries and carts", async () => {
  const [first, second] = [await seedTenant(), await seedTenant()];
  const [shared] = await regionsOf(first);
  const [replaced] = await regionsOf(second);
  const cart = await call("/store/carts", { body: { region_id: replaced?.id }, headers: shopper(second) });
  const tenants = [first.tenant, second.tenant];
  const [kept, other] = [shared?.id, replaced?.id];
  const owned = "(select id from store where tandem_tenant_id = any($1))";
  await pool.query("delete from tenant_country where tenant_id = any($1)", [tenants]);
  await pool.query("update region set tandem_tenant_id = null where id = $1", [kept]);
  await pool.query("delete from region where id = $1", [other]);
  await pool.query("update tenant_store set regions = array[$2] where tenant_id = any($1)", [tenants, kept]);
  await pool.query("update cart set region_id = $1 where region_id = $2", [kept, other]);
  await pool.query("update region_country set region_id = $1 where iso_2 = 'us'", [kept]);
  await pool.query(`delete from store_currency where store_id in ${owned}`, [tenants]);
  await pool.query(`delete from store_locale where store_id in ${owned}`, [tenants]);
  await pool.query("delete from store where tandem_tenant_id = any($1)", [tenants]);
  await pool.query(
    `insert into tax_region (id, provider_id, country_code, province_code, parent_id, tandem_tenant_id)
     values ('txreg_earlier', 'tp_system', 'us', null, null, null), ('txreg_part', null, 'us', 'ca', 'txreg_earlier', null)`,
  );
  await pool.query(
    `insert into tax_rate (id, rate, code, name, is_default, tax_region_id)
     values ('txr_earlier', 5, 'earlier', 'Earlier', true, 'txreg_earlier'), ('txr_part', 7, 'part', 'Part', true, 'txreg_part'),
       ('txr_ruled', 1, 'ruled', 'Ruled', false, 'txreg_earlier')`,
  );
  await pool.query(
    `insert into tax_rate_rule (id, tax_rate_id, reference, reference_id) values ('txrule_earlier', 'txr_ruled', 'product', $1)`,
    [await addProduct(first.channel)],
  );
  await pool.query("delete from integration.row_security");
  expect(await installRowSecurity(pool)).toBe("installed");
  const later = await seedTenant();
  await pool.query("delete from integration.row_security");
  await installRowSecurity(pool);
  const ratesOf = async (shop: Shop) => {
    const { rows } = await pool.query<{ code: string }>(
      `select r.code from tax_rate r join tax_region x on x.id = r.tax_region_id
       where x.tandem_tenant_id = $1 and x.deleted_at is null and r.deleted_at is null order by r.code`,
      [shop.tenant],
    );
    return rows.map(({ code }) => code);
  };
  expect(await ratesOf(first)).toEqual(["earlier", "part", "ruled"]);
  expect(await ratesOf(second)).toEqual(["earlier", "part"]);
  expect(await ratesOf(later)).toEqual([]);

  for (const shop of [first, second]) {
    const regions = await regionsOf(shop);
    expect(regions).toMatchObject([{ currency_code: "usd", countries: [{ iso_2: "us" }] }]);
    const stores = await pool.query("select name from store where tandem_tenant_id = $1", [shop.tenant]);
    expect(stores.rows).toEqual([{ name: shop.slug }]);
  }
  expect((await regionsOf(first))[0]?.id).toBe(kept);
  const again = await call(`/store/carts/${cart.body.cart.id}`, { headers: shopper(second) });
  expect(again.body.cart).toMatchObject({ region_id: (await regionsOf(second))[0]?.id });
});
