import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createOrderLinks } from "../../src/access-control/order-link";
import { installRowSecurity } from "../../src/tenancy/rows/install";
import { call, pool, stack } from "../support/client";
import { accessToken, enrol, exchange, signOnCustomer, signOnStaff } from "../support/directory";
import { type Belongings, buy, furnish } from "./world";

const DAY_MS = 24 * 60 * 60_000;

let one: Belongings;
let two: Belongings;
let headers: Record<string, string>;
let headersOfTwo: Record<string, string>;
const email = `both-${Date.now()}@people.test`;
const bought: Record<string, Awaited<ReturnType<typeof buy>>> = {};

const regionOf = async ({ tenant }: Belongings): Promise<string> =>
  (await pool.query("select unnest(regions) as id from tenant_store where tenant_id = $1", [tenant])).rows[0]
    .id;

beforeAll(async () => {
  one = await furnish();
  two = await furnish();
  for (const shop of [one, two]) {
    bought[shop.slug] = await buy(shop.key, await regionOf(shop), shop.ids.variants ?? "", email);
  }
  const ownerOf = async ({ slug }: Belongings) => ({
    authorization: (await signOnStaff({ groups: [`/tenants/${slug}/owner`] })).authorization,
  });
  headers = await ownerOf(one);
  headersOfTwo = await ownerOf(two);
}, 240_000);
afterAll(() => pool.end());

const shopper = (shop: Belongings, over: Record<string, string> = {}) => ({
  headers: { "x-publishable-api-key": shop.key, authorization: "", ...over },
});

/** Returns the id of a tenant's guest. */
const guestOf = async ({ tenant }: Belongings, address: string): Promise<string> => {
  const { rows } = await pool.query(
    "select id from customer where email = $1 and tandem_tenant_id = $2 and deleted_at is null",
    [address, tenant],
  );
  expect(rows).toHaveLength(1);
  return rows[0].id;
};

describe("a customer of two shops", () => {
  test("a guest of two shops is a row in each, and staff of one shop see nothing of the other, whatever fields they request", async () => {
    const [mine, theirs] = [await guestOf(one, email), await guestOf(two, email)];
    expect(mine).not.toBe(theirs);
    expect((await call(`/admin/customers/${theirs}`, { headers })).status).toBe(404);
    const statuses: number[] = [];
    for (const fields of [
      "*addresses,*groups",
      "*orders,*addresses,*groups",
      "orders.total,orders.email,orders.items.title",
      "+carts.*,+orders.*",
    ]) {
      const { status, body } = await call(`/admin/customers/${mine}?fields=${fields}`, { headers });
      expect([200, 400, 403], fields).toContain(status);
      statuses.push(status);
      if (status !== 200) continue;
      const text = JSON.stringify(body);
      expect(text, fields).not.toContain(bought[two.slug]?.id);
      expect(text, fields).not.toContain(two.slug);
      expect(body.customer.orders?.length ?? 1, fields).toBeLessThanOrEqual(1);
    }
    expect(statuses).toContain(200);
  });

  test("a guest whom two tenants share from before keeps a card in each, and is found by no third tenant", async () => {
    const address = `shared-${Date.now()}@people.test`;
    const { body } = await call("/admin/customers", { headers: headersOfTwo, body: { email: address } });
    const id = body.customer.id;
    await pool.query("update customer set tandem_tenant_id = null where id = $1", [id]);
    await pool.query("insert into tenant_customer (id, tenant_id, customer_id) values ($1, $2, $3)", [
      `link_${id}`,
      one.tenant,
      id,
    ]);
    await pool.query("delete from integration.row_security");
    expect(await installRowSecurity(pool)).toBe("installed");
    const { rows } = await pool.query("select tandem_tenant_id as owner from customer where id = $1", [id]);
    expect(rows).toEqual([{ owner: null }]);

    const path = `/admin/customers/${id}`;
    const before = (await call(path, { headers: headersOfTwo })).body;
    const changed = await call(path, { headers, body: { first_name: "Only", phone: "+998901234567" } });
    expect(changed).toMatchObject({
      status: 200,
      body: { customer: { first_name: "Only", email: address } },
    });
    expect((await call(path, { headers: headersOfTwo })).body).toEqual(before);
    expect((await call(`/admin/customers?q=901234567`, { headers })).body.count).toBe(1);
    expect((await call(`/admin/customers?q=901234567`, { headers: headersOfTwo })).body.count).toBe(0);
    expect((await call(path, { headers, body: { email: "mine@people.test" } })).status).toBe(400);
    expect((await call("/admin/customers", { headers, body: { email: address } })).status).toBe(422);

    const order = await buy(two.key, await regionOf(two), two.ids.variants ?? "", address);
    const placed = await pool.query('select customer_id from "order" where id = $1', [order.id]);
    expect(placed.rows).toEqual([{ customer_id: id }]);
    expect((await call(path, { headers, method: "DELETE" })).status).toBe(200);
    expect((await call(path, { headers })).status).toBe(404);
    const again = await call("/admin/customers", { headers, body: { email: address } });
    expect(again.status).toBe(200);
    expect(again.body.customer.id).not.toBe(id);
    expect((await call(path, { headers: headersOfTwo })).status).toBe(200);
  });

  test("a signed-in customer sees in each shop only the orders placed there", async () => {
    const at = await signOnCustomer(one.key);
    const elsewhere = { ...at, "x-publishable-api-key": two.key };
    for (const signedIn of [at, elsewhere]) {
      const { subject: _subject, ...sent } = signedIn;
      expect((await call("/store/orders", { headers: sent })).body.count).toBe(0);
    }
  });
});

describe("a customer known to another tenant", () => {
  const card = {
    first_name: "Zulfiya",
    last_name: "Known",
    phone: "+998909998877",
    metadata: { note: "vip" },
  };
  const fields = "*groups,*addresses";
  const shape = (text: string) => text.replaceAll(/"[a-z_]+_[0-9A-Z]{26}"|"[\d:TZ.-]{20,}"/g, "#");
  const enter = (as: Record<string, string>, body: object) =>
    call(`/admin/customers?fields=${fields}`, { headers: as, body });

  test("staff who create a customer known to another tenant cannot notice it, and neither tenant sees the other's card", async () => {
    const address = `known-${Date.now()}@people.test`;
    const known = await enter(headersOfTwo, { email: address, ...card });
    expect(known.status).toBe(200);
    const mine = await enter(headers, { email: address.toUpperCase(), first_name: "Mine" });
    const fresh = await enter(headers, { email: `new-${address}`, first_name: "Mine" });
    expect(mine.status).toBe(200);
    expect(shape(JSON.stringify(mine.body))).toBe(
      shape(JSON.stringify(fresh.body)).replaceAll(`new-${address}`, address),
    );
    const shown = Date.parse(mine.body.customer.created_at);
    expect(Date.now() - shown).toBeLessThan(20_000);
    expect(mine.body.customer.id).toBe(await guestOf(one, address));
    expect(mine.body.customer.id).not.toBe(known.body.customer.id);
    const theirs = await call(`/admin/customers/${known.body.customer.id}`, { headers: headersOfTwo });
    expect(theirs.body.customer).toMatchObject(card);
    expect((await enter(headers, { email: address })).status).toBe(422);
  });

  test("a customer is found and shown by the tenant's own card, never by the row that all tenants share", async () => {
    const address = `row-${Date.now()}@people.test`;
    const { body } = await enter(headers, { email: address, first_name: "Mine" });
    await pool.query("update customer set last_name = 'Elsewhere' where email = $1", [address]);
    const { customer } = (await call(`/admin/customers/${body.customer.id}`, { headers })).body;
    expect(customer).toMatchObject({ first_name: "Mine", last_name: null, has_account: false });
    for (const field of ["first_name", "last_name", "company_name", "created_by"]) {
      for (const key of [field, `$and[0][${field}]`, `$or[0][$and][0][${field}]`]) {
        const found = await call(`/admin/customers?${key}=Elsewhere`, { headers });
        expect({ key, status: found.status }).toEqual({ key, status: 400 });
        expect(found.body.message).toBe(`${field}: use q to find customers.`);
      }
    }
    expect((await call("/admin/customers?q=Elsewhere", { headers })).body.count).toBe(0);
  });

  test("a customer with an account in another shop is a guest here, and none of their data shows", async () => {
    const address = `account-${Date.now()}@people.test`;
    const { authorization } = await signOnCustomer(two.key, { email: address, firstName: "Secret" });
    const me = await call("/store/customers/me", shopper(two, { authorization }));
    const { body } = await call("/store/carts?fields=*customer", {
      ...shopper(one),
      body: { region_id: await regionOf(one), email: address },
    });
    expect(body.cart.email).toBe(address);
    expect(body.cart.customer ?? null).toBeNull();
    expect(JSON.stringify(body)).not.toContain("Secret");
    expect(JSON.stringify(body)).not.toContain(me.body.customer.id);
    const order = await buy(one.key, await regionOf(one), one.ids.variants ?? "", address);
    const listed = await call(`/admin/customers?q=${address}`, { headers });
    expect(listed.body.customers).toMatchObject([{ email: address, has_account: false, first_name: null }]);
    const own = await call("/store/orders", shopper(one, { authorization }));
    expect(own.status).toBe(200);
    expect(JSON.stringify(own.body)).not.toContain(order.id);
    const entered = `entered-${address}`;
    const account = await signOnCustomer(two.key, { email: entered });
    const theirs = await call("/store/customers/me", shopper(two, account));
    const { status, body: answer } = await enter(headers, { email: entered });
    expect({ status, email: answer.customer.email }).toEqual({ status: 200, email: entered });
    expect(answer.customer).toMatchObject({ has_account: false });
    expect(answer.customer.id).not.toBe(theirs.body.customer.id);
  });

  test("an account keeps its e-mail address when another person signs in with the same address later", async () => {
    const address = `moved-${Date.now()}@people.test`;
    const first = await signOnCustomer(two.key, { email: address });
    const second = await signOnCustomer(one.key, { email: address });
    const profile = async (shop: Belongings, { authorization }: { authorization: string }) =>
      (await call("/store/customers/me", shopper(shop, { authorization }))).body.customer;
    expect((await profile(two, first)).email).toBe(address);
    expect((await profile(one, second)).email).toBeNull();
  });
});

describe("orders", () => {
  test("an order is shown only with its valid link and in its own shop", async () => {
    const order = bought[one.slug];
    const path = `/store/orders/${order?.id}`;
    const token = order?.token ?? "";
    expect((await call(path, shopper(one, { "x-order-token": token }))).status).toBe(200);
    const expired = createOrderLinks("j".repeat(40)).sign(order?.id ?? "", Date.now() - 91 * DAY_MS);
    for (const [shop, shown] of [
      [one, ""],
      [one, expired],
      [one, `${token}x`],
      [one, bought[two.slug]?.token ?? ""],
      [two, token],
    ] as const) {
      expect((await call(path, shopper(shop, { "x-order-token": shown }))).status).toBe(404);
    }
  });

  test("an order cannot be returned by a caller who only knows its id", async () => {
    const body = { order_id: bought[one.slug]?.id, items: [] };
    expect((await call("/store/returns", { ...shopper(one), body })).status).toBe(404);
  });
});

describe("the store API", () => {
  test.each([
    "products",
    "product-categories",
    "collections",
    "product-tags",
    "product-types",
    "product-variants",
    "regions",
  ])("a shop lists only its own %s", async (resource) => {
    const { status, body } = await call(`/store/${resource}?limit=1000`, shopper(one));
    expect(status).toBe(200);
    const theirs = Object.values(two.ids).filter((id) => JSON.stringify(body).includes(id));
    expect(theirs).toEqual([]);
  });

  test("another shop's products and carts are not found, and its ids in a body are refused with 400", async () => {
    expect((await call(`/store/products/${one.ids.products}`, shopper(one))).status).toBe(200);
    for (const path of [
      `products/${two.ids.products}`,
      `product-categories/${two.ids["product-categories"]}`,
      `collections/${two.ids.collections}`,
      `product-tags/${two.ids["product-tags"]}`,
      `product-types/${two.ids["product-types"]}`,
      `carts/${bought[two.slug]?.cart}`,
    ]) {
      expect((await call(`/store/${path}`, shopper(one))).status, path).toBe(404);
    }
    const cart = { region_id: await regionOf(one), items: [{ variant_id: two.ids.variants, quantity: 1 }] };
    expect((await call("/store/carts", { ...shopper(one), body: cart })).status).toBe(400);
  });

  test("a promotion code used by two tenants applies the shop's own promotion", async () => {
    const { body } = await call("/store/carts", {
      ...shopper(one),
      body: {
        region_id: await regionOf(one),
        items: [{ variant_id: one.ids.variants, quantity: 1 }],
        promo_codes: ["SPRING"],
      },
    });
    expect(body.cart.promotions.map(({ id }: { id: string }) => id)).toEqual([one.ids.promotions]);
  });

  test("a request is refused when X-Store-Slug names another shop", async () => {
    expect((await call("/store/products", shopper(one, { "x-store-slug": two.slug }))).status).toBe(400);
    expect((await call("/store/products", shopper(one, { "x-store-slug": one.slug }))).status).toBe(200);
  });

  test("a shop is forbidden while its tenant is suspended and not found once archived; staff can then only read", async () => {
    for (const [status, shop, write] of [
      ["suspended", 403, 403],
      ["archived", 404, 403],
      ["active", 200, 200],
    ] as const) {
      await pool.query("update tenant set status = $1 where id = $2", [status, one.tenant]);
      expect((await call("/store/products", shopper(one))).status, status).toBe(shop);
      const token = await accessToken(await enrol({}), { azp: "storefront" });
      const signedOn = await exchange("customer", token, one.key);
      expect(signedOn.status, status).toBe(status === "active" ? 200 : 403);
      const made = await call("/admin/customer-groups", {
        headers,
        body: { name: `While ${status} ${Date.now()}` },
      });
      expect(made.status, status).toBe(write);
    }
  });
});

test("a name already used in the tenant is refused, a name used by another tenant is free", async () => {
  const name = `Circle ${Date.now()}`;
  const create = (as: Record<string, string>) =>
    call("/admin/customer-groups", { headers: as, body: { name } });
  expect((await create(headersOfTwo)).status).toBe(200);
  expect((await create(headers)).status).toBe(200);
  const again = await create(headers);
  expect(again).toMatchObject({ status: 422, body: { code: "unprocessable" } });
  expect(again.body.message).toContain("customer_group_name");
});

test("cache keys carry the tenant, the side and the user, so that no cached data reaches other callers", async () => {
  const redis = new Redis(`${stack.redis}/1`);
  const isTag = (key: string) => key.startsWith("mc:tag:");
  const all = await redis.keys("mc:*");
  // A tag holds no data, only the keys to delete with it.
  const tagged = await Promise.all(all.filter(isTag).map((tag) => redis.smembers(tag)));
  redis.disconnect();
  const keys = [...all.filter((key) => !isTag(key)), ...tagged.flat()];
  const scoped = /^mc:(tags:)?(platform|(staff|selling|shop):(ten_\w+|none):(user_\w+|cus_\w+|nobody)):/;
  expect(keys.filter((key) => !scoped.test(key))).toEqual([]);
  for (const { tenant } of [one, two]) expect(keys.join()).toContain(`:${tenant}:`);
});

describe("a staff user of two tenants", () => {
  test("a staff user of two tenants works for one at a time and cannot choose a third", async () => {
    const both = await signOnStaff({
      groups: [`/tenants/${one.slug}/viewer`, `/tenants/${two.slug}/manager`],
    });
    const as = (tenant: string) => ({
      headers: { authorization: both.authorization, "x-tenant-id": tenant },
    });
    const seen = async (tenant: string) => JSON.stringify((await call("/admin/products", as(tenant))).body);
    expect(await seen(one.slug)).toContain(one.ids.products);
    expect(await seen(one.slug)).not.toContain(two.ids.products);
    expect(await seen(two.tenant)).toContain(two.ids.products);
    const create = (tenant: string) =>
      call("/admin/collections", { ...as(tenant), body: { title: `By ${tenant}` } });
    expect((await create(one.slug)).status).toBe(403);
    expect((await create(two.slug)).status).toBe(200);
    expect((await call("/admin/products", as("nobody"))).status).toBe(403);
  });

  test("a call of a staff user of two tenants without a chosen tenant is refused with the list of tenants", async () => {
    const slugs = [one.slug, two.slug];
    const both = await signOnStaff({ groups: slugs.map((slug) => `/tenants/${slug}/owner`) });
    const headers = { authorization: both.authorization };
    const title = `Nowhere ${both.subject}`;
    for (const [path, body] of [
      ["/admin/collections", { title }],
      ["/admin/products", undefined],
      ["/admin/members", undefined],
      ["/admin/members", { email: `${both.subject}@people.test`, role: "staff" }],
    ] as const) {
      const { status, body: answer } = await call(path, { headers, body });
      expect({ path, status }).toEqual({ path, status: 400 });
      expect(answer.message).toContain("X-Tenant-Id");
      expect(answer.details.tenants.map(({ slug }: { slug: string }) => slug).sort()).toEqual(slugs.sort());
    }
    const { rows } = await pool.query("select 1 from product_collection where title = $1", [title]);
    expect(rows).toEqual([]);
    const access = await call("/admin/me/access", { headers });
    expect(access.body).toMatchObject({ tenant: null, rights: {} });
  });
});

describe("a secret API key", () => {
  test("a secret API key has its creator's tenant and role and nothing more", async () => {
    const { body } = await call("/admin/api-keys", { headers, body: { title: "Key", type: "secret" } });
    const key = {
      headers: { authorization: `Basic ${Buffer.from(`${body.api_key.token}:`).toString("base64")}` },
    };
    const listed = await call("/admin/products", key);
    expect(JSON.stringify(listed.body)).toContain(one.ids.products);
    expect(JSON.stringify(listed.body)).not.toContain(two.ids.products);
    expect((await call(`/admin/products/${two.ids.products}`, key)).status).toBe(404);
    expect((await call("/admin/users", key)).status).toBe(403);
  });

  test("a secret API key of a user of two tenants works only for the tenant it was created for", async () => {
    const both = await signOnStaff({ groups: [one, two].map(({ slug }) => `/tenants/${slug}/owner`) });
    for (const [of, others] of [
      [one, two],
      [two, one],
    ] as const) {
      const made = await call("/admin/api-keys", {
        headers: { authorization: both.authorization, "x-tenant-id": of.slug },
        body: { title: "Key", type: "secret" },
      });
      const authorization = `Basic ${Buffer.from(`${made.body.api_key.token}:`).toString("base64")}`;
      const listed = JSON.stringify((await call("/admin/products", { headers: { authorization } })).body);
      expect(listed).toContain(of.ids.products);
      expect(listed).not.toContain(others.ids.products);
      const elsewhere = { headers: { authorization, "x-tenant-id": others.slug } };
      expect((await call("/admin/products", elsewhere)).status).toBe(403);
      await pool.query("update api_key set tandem_tenant_id = 'ten_left' where id = $1", [
        made.body.api_key.id,
      ]);
      expect((await call("/admin/products", { headers: { authorization } })).status).toBe(400);
    }
  });
});
