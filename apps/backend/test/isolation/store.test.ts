import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { STORE_RULES, type StoreRule } from "../../src/access-control/store-rules";
import { call, pool, stack } from "../support/client";
import { signOnCustomer, signOnStaff } from "../support/directory";
import { PLATFORM_NAMES } from "../support/platform";
import { absentPath, comparable, complaints, emptyPath, leaks, pathOf, type Route, send } from "./requests";
import { type Belongings, buy, furnish } from "./world";

interface StoreRoute extends Route {
  rule: StoreRule;
}
type Headers = Record<string, string>;

const ROUTES: StoreRoute[] = Object.entries(STORE_RULES).map(([name, rule]) => {
  const [method = "", path = ""] = name.split(" ");
  return { name, method, path: path.replace(":code", "usd"), rule };
});
const LISTS = ROUTES.filter(({ method, path }) => method === "GET" && !path.includes(":"));
const WITH_ID = ROUTES.filter(({ path }) => path.includes(":"));
const CALLERS = ["guest", "customer", "customer of another shop", "staff", "service"] as const;
type Caller = (typeof CALLERS)[number];

let own: Belongings;
let other: Belongings;
let sisterSlug: string;
let authorizations: Record<Caller, string>;
/** Orders of the two customers, each in their own shop. */
let order: Awaited<ReturnType<typeof buy>>;
let foreignOrder: Awaited<ReturnType<typeof buy>>;

const regionOf = async ({ tenant }: Belongings): Promise<string> =>
  (await pool.query("select unnest(regions) as id from tenant_store where tenant_id = $1", [tenant])).rows[0]
    .id;
const as = (caller: Caller, shop: Belongings = own, over: Headers = {}): Headers => ({
  authorization: authorizations[caller],
  "x-publishable-api-key": shop.key,
  ...over,
});
const secrets = (text: string): string[] => [
  ...leaks(text, other),
  ...[foreignOrder.id, foreignOrder.cart].filter((id) => text.includes(id)),
];
/** Returns a body that holds the id in every kind of position. */
const naming = (id: string) => ({
  cart_id: id,
  order_id: id,
  variant_id: id,
  region_id: id,
  option_id: id,
  items: [{ id, variant_id: id, quantity: 1 }],
  shipping_address: { metadata: { [`k ${id}`]: [id] } },
});

beforeAll(async () => {
  own = await furnish();
  other = await furnish();
  const home = await signOnCustomer(own.key);
  const stranger = await signOnCustomer(other.key);
  const staff = await signOnStaff({ groups: [`/tenants/${own.slug}/owner`] });
  authorizations = {
    guest: "",
    customer: home.authorization,
    "customer of another shop": stranger.authorization,
    staff: staff.authorization,
    service: `Bearer ${stack.tokens.write}`,
  };
  const buyAt = async (shop: Belongings, who: Caller) =>
    buy(
      shop.key,
      await regionOf(shop),
      shop.ids.variants ?? "",
      `${who.length}@${shop.slug}.test`,
      authorizations[who],
    );
  order = await buyAt(own, "customer");
  foreignOrder = await buyAt(other, "customer of another shop");
  sisterSlug = `${own.slug}-sister`;
  const opened = await call("/admin/tenant-stores", {
    body: {
      tenant_id: own.tenant,
      slug: sisterSlug,
      name: sisterSlug,
      default_currency: "usd",
      countries: ["us"],
    },
  });
  expect(opened.status, JSON.stringify(opened.body)).toBe(201);
}, 300_000);
afterAll(() => pool.end());

/** Lists with a required parameter. */
const INCOMPLETE = ["GET /store/payment-providers", "GET /store/shipping-options"];

describe.each(CALLERS)("the store API for a %s", (caller) => {
  const customer = caller.startsWith("customer");

  test("every route allows or refuses the caller by its rule and shows nothing of another tenant", async () => {
    const wrong = await complaints(ROUTES, async (route) => {
      const path = pathOf(route, own) ?? emptyPath(route);
      const { status, text } = await send(route, path, as(caller), { name: "x" });
      if (status >= 500 || secrets(text).length > 0) return `${route.name}: ${status} ${secrets(text)}`;
      const refused = { customer: 401, asker: customer ? 404 : 401, order: 404, closed: 403 };
      const expected = route.rule in refused ? refused[route.rule as keyof typeof refused] : undefined;
      const open = route.rule === "customer" && customer;
      if (expected !== undefined && !open && status !== expected) return `${route.name}: ${status}`;
      if (expected === 401 && !open && !text.includes("unauthenticated")) return `${route.name}: ${text}`;
      if (open && (status === 401 || status === 403)) return `${route.name}: ${status}`;
      const shown =
        route.method === "GET" && ["shopper", "holder"].includes(route.rule) && path === pathOf(route, own);
      if (shown && !INCOMPLETE.includes(route.name) && status !== 200)
        return `${route.name}: ${status} ${text.slice(0, 160)}`;
    });
    expect(wrong).toEqual([]);
  });

  test("an id of another tenant in the path gets the same response as an id that does not exist", async () => {
    const wrong = await complaints(WITH_ID, async (route) => {
      const path = pathOf(route, other);
      if (path === undefined) return;
      const foreign = await send(route, path, as(caller));
      const absent = await send(route, absentPath(path), as(caller));
      if (foreign.status !== 404 || comparable(foreign.text) !== comparable(absent.text))
        return `${route.name}: ${foreign.status} ${foreign.text.slice(0, 160)} / ${absent.status}`;
    });
    expect(wrong).toEqual([]);
  });

  test("every list counts only the rows of the shop", async () => {
    const wrong = await complaints(LISTS, async (route) => {
      const { text } = await send(route, `${route.path}?limit=1000`, as(caller));
      const body: Record<string, unknown> = JSON.parse(text);
      const rows = Object.values(body).find(Array.isArray);
      if (rows !== undefined && body.count !== undefined && body.count !== rows.length)
        return `${route.name}: ${rows.length} of ${body.count}`;
    });
    expect(wrong).toEqual([]);
  });

  test("an id of another tenant in a query is refused, whatever the operator", async () => {
    const ids = Object.values(other.ids).filter((id) => id !== "");
    const wrong = await complaints(LISTS, async (route) => {
      for (const query of [
        ids.map((id) => `id[]=${id}`).join("&"),
        `q=${other.ids.products}`,
        `$or[0][id]=${other.ids.products}&$or[1][id]=${own.ids.products}`,
        `$and[0][$or][0][id][$in][]=${other.ids.collections}`,
        `id[$ne]=${other.ids.products}`,
        `cart_id=${other.ids.carts}`,
        `fields=id,${other.ids.products}`,
      ]) {
        const { status } = await send(route, `${route.path}?${query}`, as(caller));
        if (status !== 400) return `${route.name}?${query.slice(0, 60)}: ${status}`;
      }
    });
    expect(wrong).toEqual([]);
  });

  test("an id of another tenant in a body is refused", async () => {
    const writes = ROUTES.filter(({ method }) => method !== "GET");
    const wrong = await complaints(writes, async (route) => {
      for (const id of [
        other.ids.variants,
        other.ids.carts,
        other.ids.customers,
        foreignOrder.id,
        "odd_01ARZ3NDEKTSV4RRFFQ69G5FAV",
      ]) {
        const { status } = await send(
          route,
          pathOf(route, own) ?? emptyPath(route),
          as(caller),
          naming(id ?? ""),
        );
        if (status !== 400 && status !== 404) return `${route.name} ${id}: ${status}`;
      }
    });
    expect(wrong).toEqual([]);
  });

  test("relations, handles, titles and codes show nothing of another tenant", async () => {
    const name = `Own ${other.slug}`;
    const wrong = await complaints(LISTS, async (route) => {
      for (const query of [
        ...RELATIONSHIPS.map((fields) => `fields=${fields}`),
        `q=${encodeURIComponent(name)}`,
        `handle=own-${other.slug}`,
        `title=${encodeURIComponent(name)}`,
        `value=${encodeURIComponent(name)}`,
        `sku=sku-${other.slug}`,
        "limit=1000&order=-created_at",
        "created_at[$gt]=nonsense",
        "deleted_at[$gt]=2000-01-01",
      ]) {
        const { status, text } = await send(route, `${route.path}?${query}`, as(caller));
        if (status >= 500 || secrets(text).length > 0)
          return `${route.name}?${query}: ${status} ${secrets(text)}`;
      }
    });
    expect(wrong).toEqual([]);
  });

  test("a search finds only products of the shop", async () => {
    const search = (query: object) => call("/store/search", { headers: as(caller), body: query });
    for (const [q, found] of [
      [other.slug, false],
      [own.slug, true],
    ] as const) {
      const { status, body } = await search({ index: "product", q });
      const text = JSON.stringify(body);
      expect(secrets(text), text.slice(0, 200)).toEqual([]);
      if (status === 200) expect(text.includes(own.ids.products ?? "")).toBe(found);
    }
  });
});

/** Writes a tenant's domains as the sync does. */
async function setDomains(tenant: string, domains: string[]): Promise<void> {
  const client = await pool.connect();
  await client.query("begin");
  await client.query("select set_config('integration.origin', 'sync', true)");
  await client.query("update tenant set config = $1 where id = $2", [{ domains }, tenant]);
  await client.query("commit");
  client.release();
}

const RELATIONSHIPS = [
  "*customer,*orders,+customer.orders.id",
  "*sales_channels,*products.sales_channels",
  "*tenant,*tenants,+tenant.stores.publishable_key",
  "*categories.products,*collection.products,*tags.products,*type.products",
  "*variants.inventory_items.inventory.location_levels.stock_locations",
  "*products,*products.variants.prices",
  "*parent_category,*category_children,*options.products",
];

describe("the tenant of a request", () => {
  const products = (headers: Headers) =>
    call("/store/products", { headers: { authorization: "", ...headers } });
  const key = (value: string) => ({ "x-publishable-api-key": value });

  test.each<[string, () => Headers, number]>([
    ["its key", () => key(own.key), 200],
    ["its key and its slug", () => ({ ...key(own.key), "x-store-slug": own.slug }), 200],
    ["no key", () => ({}), 400],
    ["no key but a slug", () => ({ "x-store-slug": own.slug }), 400],
    ["an unknown key", () => key(`pk_${"0".repeat(64)}`), 400],
    ["its key and the slug of another tenant", () => ({ ...key(own.key), "x-store-slug": other.slug }), 400],
    [
      "its key and the slug of another of its own stores",
      () => ({ ...key(own.key), "x-store-slug": sisterSlug }),
      400,
    ],
    ["its key and an unknown slug", () => ({ ...key(own.key), "x-store-slug": "nowhere" }), 400],
    ["its key and an empty slug", () => ({ ...key(own.key), "x-store-slug": "" }), 400],
    ["its key and two slugs", () => ({ ...key(own.key), "x-store-slug": `${own.slug}, ${other.slug}` }), 400],
    ["two keys", () => key(`${own.key}, ${other.key}`), 400],
  ])("a request with %s gets its own tenant's data or is refused", async (_what, headers, status) => {
    const answer = await products(headers());
    expect(answer.status, JSON.stringify(answer.body)).toBe(status);
    expect(leaks(JSON.stringify(answer.body), other)).toEqual([]);
  });

  test("a host of another tenant is refused, a host of the same tenant or of the platform is not", async () => {
    const at = (host: string) => products({ ...key(own.key), "x-forwarded-host": host });
    const platformHosts = [
      ...PLATFORM_NAMES,
      new URL(stack.backend).hostname,
      new URL(stack.issuer).hostname,
    ];
    const domains = { own: `${own.slug}.shop.test`, other: `${other.slug}.shop.test` };
    for (const [shop, domain] of [
      [own, domains.own],
      [other, domains.other],
    ] as const) {
      // Current rules refuse these domains, but older data may contain them.
      const claimed = shop === other ? [...platformHosts, "backend", `${own.slug}.localhost`] : [];
      await setDomains(shop.tenant, [domain, ...claimed]);
    }
    for (const [host, status] of [
      [domains.own, 200],
      [`${domains.own}:443`, 200],
      [`${own.slug}.localhost:9002`, 200],
      [`${other.slug}.localhost:9002`, 400],
      ["nobody-yet.localhost", 200],
      ["api.shop.test", 200],
      [new URL(stack.backend).host, 200],
      ["localhost:9001", 200],
      ["backend", 200],
      ...platformHosts.map((host) => [host, 200] as const),
      [domains.other, 400],
      [`${domains.other.toUpperCase()}.:9002`, 400],
      [`${domains.own}, ${domains.other}`, 400],
    ] as const) {
      expect((await at(host)).status, host).toBe(status);
    }
  });

  test.each<[string, Headers]>([
    ["X-Tenant-Id", { "x-tenant-id": "OTHER" }],
    ["a session of Medusa Admin", { cookie: "connect.sid=s%3Aforged.forged" }],
    ["a forged token", { authorization: "Bearer eyJhbGciOiJub25lIn0.eyJhY3Rvcl90eXBlIjoiY3VzdG9tZXIifQ." }],
    ["another client IP and host", { "x-forwarded-for": "10.0.0.1", forwarded: "host=OTHER" }],
  ])("a request does not reach another tenant through %s", async (_what, forged) => {
    const headers = Object.fromEntries(
      Object.entries(forged).map(([name, value]) => [name, value.replace("OTHER", other.slug)]),
    );
    const { status, body } = await products({ ...key(own.key), ...headers });
    expect(status).toBe(200);
    expect(leaks(JSON.stringify(body), other)).toEqual([]);
    expect(JSON.stringify(body)).toContain(own.ids.products);
  });

  test("every route of a suspended tenant is forbidden, and of an archived tenant not found", async () => {
    for (const [status, expected] of [
      ["suspended", 403],
      ["archived", 404],
    ] as const) {
      await pool.query("update tenant set status = $1 where id = $2", [status, other.tenant]);
      const wrong = await complaints(ROUTES, async (route) => {
        const answer = await send(route, pathOf(route, other) ?? emptyPath(route), as("customer", other));
        if (answer.status !== expected) return `${status} ${route.name}: ${answer.status}`;
      });
      expect(wrong).toEqual([]);
    }
    await pool.query("update tenant set status = 'active' where id = $1", [other.tenant]);
  });
});

describe("a customer's order", () => {
  const show = (headers: Headers) => call(`/store/orders/${order.id}`, { headers });

  test("a customer sees their order in the shop where it was placed", async () => {
    expect((await show(as("customer"))).body.order).toMatchObject({ id: order.id });
    const listed = await call("/store/orders", { headers: as("customer") });
    expect(listed.body.orders.map(({ id }: { id: string }) => id)).toEqual([order.id]);
    const mine = await call("/store/customers/me?fields=*orders", { headers: as("customer") });
    expect(JSON.stringify(mine.body)).toContain(order.id);
  });

  test("the link of an order opens it for every caller, in its own shop only", async () => {
    for (const caller of CALLERS) {
      expect((await show(as(caller, own, { "x-order-token": order.token }))).status, caller).toBe(200);
      expect((await show(as(caller, other, { "x-order-token": order.token }))).status, caller).toBe(404);
    }
  });

  test("the amounts of an order are numbers, with the customer omitted or replaced by the tenant's card", async () => {
    const linked = await show(as("guest", own, { "x-order-token": order.token }));
    const staff = await call(`/admin/orders/${order.id}?fields=*customer,total`, { headers: as("staff") });
    for (const { status, body } of [linked, staff]) {
      expect([status, body.order.total]).toEqual([200, expect.any(Number)]);
      expect(Date.parse(body.order.created_at ?? body.order.customer?.created_at)).not.toBeNaN();
    }
  });

  test("an order is not found for other callers, nor for its customer in another shop", async () => {
    for (const caller of CALLERS) {
      if (caller !== "customer") expect((await show(as(caller))).status, caller).toBe(404);
      for (const token of [foreignOrder.token, other.orderToken, own.orderToken, `${order.token}=`]) {
        const headers = as(caller === "customer" ? "guest" : caller, own, { "x-order-token": token });
        expect((await show(headers)).status, caller).toBe(404);
      }
      expect((await show(as(caller, other))).status, caller).toBe(404);
      const elsewhere = await call("/store/orders", { headers: as(caller, other) });
      expect(JSON.stringify(elsewhere.body), caller).not.toContain(order.id);
    }
  });

  test("an order transfer can be requested only by a customer of the shop who holds the link", async () => {
    const ask = (headers: Headers) =>
      call(`/store/orders/${own.ids.orders}/transfer/request`, { headers, body: {} });
    expect((await ask(as("customer of another shop"))).status).toBe(404);
    expect((await ask(as("guest", own, { "x-order-token": own.orderToken }))).status).toBe(401);
    expect((await ask(as("customer", own, { "x-order-token": own.orderToken }))).status).toBe(200);
  });

  test("only its customer can return an order", async () => {
    const body = { order_id: order.id, items: [{ id: "x", quantity: 1 }] };
    for (const caller of CALLERS) {
      const { status } = await call("/store/returns", { headers: as(caller), body });
      expect(status, caller).toBe(caller === "customer" ? 400 : 404);
    }
  });
});

test("a guest's cart shows nothing of the customer known to another tenant by the same e-mail address", async () => {
  const email = (await pool.query("select email from customer where id = $1", [other.ids.customers])).rows[0]
    .email;
  const { status, body } = await call("/store/carts?fields=*customer,*customer.groups", {
    headers: as("guest"),
    body: { region_id: await regionOf(own), email },
  });
  expect(status).toBe(200);
  expect(body.cart).toMatchObject({ email, customer: null });
  expect(secrets(JSON.stringify(body).replaceAll(email, ""))).toEqual([]);
});

test("a category that is inactive or internal never shows to shoppers, as a child, a parent or of a product", async () => {
  const admin = await signOnStaff({ groups: [`/tenants/${own.slug}/owner`] });
  const staff = { authorization: admin.authorization };
  const create = async (name: string, over: object = {}): Promise<string> => {
    const body = { name, is_active: true, ...over };
    const answer = await call("/admin/product-categories", { headers: staff, body });
    return answer.body.product_category.id;
  };
  const root = await create("Public root");
  const hidden = await create("Hidden inactive", { parent_category_id: root, is_active: false });
  const internal = await create("Hidden internal", { parent_category_id: root, is_internal: true });
  const leaf = await create("Public leaf", { parent_category_id: hidden });
  const categories = [root, hidden, internal, leaf].map((id) => ({ id }));
  const put = await call(`/admin/products/${own.ids.products}`, { headers: staff, body: { categories } });
  expect(put.status).toBe(200);

  const shown = async (path: string): Promise<string> => {
    const { status, body } = await call(path, { headers: as("guest") });
    expect({ path, status }).toEqual({ path, status: 200 });
    return JSON.stringify(body);
  };
  for (const fields of [
    "*category_children",
    "category_children",
    "name,category_children.name",
    "name,category_children.category_children.name",
    "name,category_children.products.title",
    "*parent_category",
    "name,parent_category.name,parent_category_id",
    "",
  ]) {
    for (const path of ["/store/product-categories", `/store/product-categories/${leaf}`]) {
      const text = await shown(fields === "" ? path : `${path}?fields=${fields}`);
      for (const secret of ["Hidden", hidden, internal])
        expect(text, `${path} ${fields}`).not.toContain(secret);
      expect(text).toContain(leaf);
    }
  }
  for (const path of [
    "/store/products?fields=*categories",
    "/store/products?fields=title,categories",
    "/store/products?fields=title,categories.name",
    `/store/products/${own.ids.products}?fields=*categories`,
    "/store/collections?fields=*products,*products.categories",
  ]) {
    const text = await shown(path);
    for (const secret of ["Hidden", hidden, internal]) expect(text, path).not.toContain(secret);
  }
  expect(await shown("/store/products?fields=*categories")).toContain("Public root");
  for (const id of [hidden, internal]) {
    expect((await call(`/store/product-categories/${id}`, { headers: as("guest") })).status).toBe(404);
    expect((await call(`/store/products?category_id=${id}`, { headers: as("guest") })).status).toBe(400);
  }
});

test("a price that a shipping option does not calculate is refused with what to use", async () => {
  const { body: cart } = await call("/store/carts", {
    body: { region_id: await regionOf(own) },
    headers: as("guest"),
  });
  const path = `/store/shipping-options/${own.ids["shipping-options"]}/calculate`;
  const answer = await call(path, { body: { cart_id: cart.cart.id, data: {} }, headers: as("guest") });
  expect(answer).toMatchObject({ status: 422, body: { message: expect.stringContaining("`amount`") } });
});
