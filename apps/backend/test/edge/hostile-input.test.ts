import type { RawCall } from "@tandem/local-servers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { complaints, emptyPath, ROUTES } from "../isolation/requests";
import { type RealRoute, realRoutes, SIDES } from "../isolation/routes";
import { addProduct, call, pool, stack } from "../support/client";
import { sendRaw } from "../support/raw";
import { type SeededTenant, seedTenant } from "../support/seed-tenant";

let shop: SeededTenant;
beforeAll(async () => {
  shop = await seedTenant();
});
afterAll(() => pool.end());

/** One second on an idle machine, with room for a busy one. */
const PROMPT_MS = 5_000;
/** One response may be late on a busy machine; an input that is slow to refuse is late on every attempt. */
const ATTEMPTS = 3;
/** Routes that stream events until the caller disconnects. */
const STREAMS = /\/subscribe$/;
/** Routes that call the sync worker, which is not running here, and respond with 503. */
const SYNC = /^\/admin\/sync\//;

const routes = SIDES.flatMap(realRoutes).filter(({ path }) => !STREAMS.test(path));
const json = { "content-type": "application/json" };
const nested = (levels: number): unknown => (levels === 0 ? "x" : { a: nested(levels - 1) });

/** Returns what is wrong with a response; undefined when its status is below 500 and it is prompt. */
async function complaintOf({ path }: RealRoute, target: string, call: RawCall): Promise<string | undefined> {
  const caller: Record<string, string> = path.startsWith("/store")
    ? { "x-publishable-api-key": shop.key }
    : { authorization: `Bearer ${stack.tokens.admin}` };
  const headers = { ...caller, ...call.headers };
  let late = "";
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { status, text, ms } = await sendRaw(target, { ...call, headers });
    const isRefusal = status > 0 && (status < 500 || (status === 503 && SYNC.test(path)));
    if (!isRefusal) return `${call.method} ${target.slice(0, 120)}: ${status} ${text.slice(0, 120)}`;
    if (ms <= PROMPT_MS) return undefined;
    late = `${call.method} ${target.slice(0, 120)}: ${Math.round(ms)} ms`;
  }
  return late;
}

async function complaintsOf(
  asked: readonly RealRoute[],
  requests: (route: RealRoute) => readonly (RawCall & { target: string })[],
): Promise<string[]> {
  return complaints(asked, async (route) => {
    for (const { target, ...call } of requests(route)) {
      const complaint = await complaintOf(route, target, { method: route.method, ...call });
      if (complaint !== undefined) return complaint;
    }
  });
}

const withParameter = routes.filter(({ path }) => path.includes(":"));

test.each(["'%F0%9F%90%AB", "x".repeat(255), "__proto__", "constructor_01ARZ3NDEKTSV4RRFFQ69G5FAV"])(
  "a path parameter like %j gets a prompt response below 500 from every route that has one",
  async (value) => {
    const wrong = await complaintsOf(withParameter, ({ path }) => [
      { target: path.replace(/:\w+/g, () => value) },
    ]);
    expect(wrong).toEqual([]);
  },
  300_000,
);

test("a sort key or filter for an unknown field gets a prompt response below 500 from every route", async () => {
  const reads = routes.filter(({ method }) => method === "GET");
  const wrong = await complaintsOf(reads, (route) =>
    [
      "order=metadata",
      "order=-nothing_of_that_name",
      "order=a.b.c",
      "created_at[$re]=x",
      "updated_at[$like]=x",
      "id[$gt]=1&id[$foo][]=2&created_at[$gt]=yesterday&$and[0][id]=1&__proto__[x]=1&constructor[prototype][x]=1",
    ].map((query) => ({ target: `${emptyPath(route)}?${query}` })),
  );
  expect(wrong).toEqual([]);
}, 300_000);

test("a body with wrong types gets a prompt response below 500 from every route", async () => {
  const writes = routes.filter(({ method }) => method !== "GET");
  const wrong = await complaintsOf(writes, (route) =>
    [
      "[1]",
      "{}",
      JSON.stringify({ provider_id: "x", cart_id: "x", option_id: "x", variant_id: "x", quantity: 1 }),
      JSON.stringify({
        id: {},
        ids: [null],
        name: [],
        title: 5,
        code: { a: 1 },
        email: [],
        add: "x",
        update: 7,
      }),
    ].map((body) => ({ target: emptyPath(route), body, headers: json })),
  );
  expect(wrong).toEqual([]);
}, 300_000);

const EVERY_SIDE = [
  "/admin/products",
  "/store/carts",
  "/auth/user/emailpass",
  "/internal/sync/apply",
  "/nothing",
];

test.each([
  ["offset=-1", 400],
  ["offset=1e30", 400],
  ["limit=-1", 400],
  ["limit=NaN", 400],
  ["limit=99999999999999999999", 400],
  ["limit[]=5", 400],
  ["order[]=id", 400],
  ["order=id;drop", 400],
  ["offset=10000001", 400],
  ["order=*variants", 400],
  ["order=constructor", 400],
  ["fields=constructor", 400],
  ["fields=id,variants.constructor", 400],
  ["q=%00", 400],
  ["q=%zz", 400],
  ["q=%ED%A0%80", 400],
])("the query %s is refused", async (query, status) => {
  const answer = await sendRaw(`/admin/products?${query}`, {
    headers: { authorization: `Bearer ${stack.tokens.admin}` },
  });
  expect(answer).toMatchObject({ status, text: expect.stringContaining("invalid_input") });
});

test.each([
  ["that is truncated", "{", json],
  ["that is not an object", "null", json],
  ["with a zero byte", '{"name":"a\\u0000b"}', json],
  ["with a zero byte in a key", '{"a\\u0000b":1}', json],
  ["nested sixty levels deep", JSON.stringify({ metadata: nested(60) }), json],
  ["in an unknown charset", "{}", { "content-type": "application/json; charset=klingon" }],
  ["in an unknown encoding", "{}", { ...json, "content-encoding": "zip" }],
])("a body %s is refused with a 4xx status by every part of the API", async (_what, body, headers) => {
  for (const target of EVERY_SIDE) {
    const { status } = await sendRaw(target, { method: "POST", body, headers });
    expect(status, target).toBeGreaterThanOrEqual(400);
    expect(status, target).toBeLessThan(500);
  }
});

test.each<[string, string, unknown, string]>([
  ["a zero byte", "/admin/products", { title: "a\0b" }, "title: must not have zero bytes."],
  ["a zero byte", "/store/carts", { metadata: { a: "\0" } }, "metadata.a: must not have zero bytes."],
  ["endless nesting", "/admin/products", { metadata: nested(60) }, "metadata.a.a: must not be nested"],
  ["half an item", "/store/carts", { items: [{ quantity: 0.5 }] }, "items.0.quantity: must be a whole"],
  ["more rows than a page", "/store/search", { limit: 1_001 }, "limit: must be a number from 0 to 1000."],
])(
  "a body with %s is refused with the name of the field before %s reads it",
  async (_what, path, body, told) => {
    const caller: Record<string, string> = path.startsWith("/store")
      ? { "x-publishable-api-key": shop.key }
      : { authorization: `Bearer ${stack.tokens.admin}` };
    const answer = await sendRaw(path, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { ...json, ...caller },
    });
    expect(answer).toMatchObject({ status: 400, text: expect.stringContaining(told) });
  },
);

test("a search body field named like an Object.prototype property is not checked by a limit", async () => {
  const { text } = await sendRaw("/store/search", {
    method: "POST",
    body: JSON.stringify({ constructor: 5 }),
    headers: { ...json, "x-publishable-api-key": shop.key },
  });
  expect(text).not.toContain("constructor: must be");
});

test.each(["constructor", "__proto__", "nothing", "prod_1"])(
  "no admin route with an id in its path succeeds for %j, which names no row",
  async (value) => {
    const withId = ROUTES.filter(({ path }) => /:(id|\w+_id)\b/.test(path));
    expect(withId.length).toBeGreaterThan(150);
    const wrong = await complaints(withId, async ({ name, method, path }) => {
      const { status, text } = await sendRaw(path.replace(/:\w+/g, value), {
        method,
        headers: { ...json, authorization: `Bearer ${stack.tokens.admin}` },
        ...(method === "GET" ? {} : { body: "{}" }),
      });
      if (status < 400 || status >= 500) return `${name}: ${status} ${text.slice(0, 80)}`;
    });
    expect(wrong).toEqual([]);
  },
  300_000,
);

const option = (title: string) => ({
  title: `Named ${title} ${process.pid}`,
  options: [{ title, values: ["Red"] }],
  variants: [{ title: "Red", options: Object.fromEntries([[title, "Red"]]), prices: [] }],
});

test.each(["constructor", "toString", "valueOf"])(
  "a product option named %s keeps its values",
  async (title) => {
    const { status, body } = await call("/admin/products", {
      body: option(title),
      headers: { "x-tenant-id": shop.tenant },
    });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.product.variants[0].options).toMatchObject([{ value: "Red", option: { title } }]);
  },
);

test.each(["__proto__", "hasOwnProperty"])(
  "a product option named %s, which an object cannot hold, is refused with the name of the field",
  async (title) => {
    const { status, body } = await call("/admin/products", {
      body: option(title),
      headers: { "x-tenant-id": shop.tenant },
    });
    expect({ status, message: body.message }).toEqual({
      status: 400,
      message: `variants.0.options.${title}: is not a name that a field can have.`,
    });
  },
);

const INNER = [
  "javascript:alert(1)",
  "data:image/png;base64,AAAA",
  "//evil.test/a.png",
  "http://127.0.0.1:9001/health",
  "http://169.254.169.254/latest/meta-data",
  "http://2130706433/a.png",
  "http://[::1]/a.png",
  "http://localhost/a.png",
  "http://postgres:5432/a.png",
  "http://metadata.google.internal/a.png",
  "http://user:secret@shop.test/a.png",
];

test("an image URL that is not http or leads into a private network is refused with its field, wherever staff store one", async () => {
  const product = await addProduct(shop.channel, { thumbnail: "https://cdn.test/a.png" });
  const before = await pool.query("select thumbnail from product where id = $1", [product]);
  const variant = (await pool.query("select id from product_variant where product_id = $1", [product]))
    .rows[0].id;
  const base = { title: "Framed", options: [{ title: "Size", values: ["M"] }] };
  for (const url of INNER) {
    for (const [path, body, field] of [
      ["/admin/products", { ...base, thumbnail: url }, "thumbnail"],
      ["/admin/products", { ...base, images: [{ url }] }, "images.0.url"],
      [`/admin/products/${product}`, { thumbnail: url }, "thumbnail"],
      [`/admin/products/${product}`, { images: [{ url }] }, "images.0.url"],
      ["/admin/products/batch", { create: [{ ...base, thumbnail: url }] }, "create.0.thumbnail"],
      ["/admin/products/batch", { update: [{ id: product, images: [{ url }] }] }, "update.0.images.0.url"],
      [`/admin/products/${product}/variants/${variant}`, { thumbnail: url }, "thumbnail"],
      [
        `/admin/products/${product}/variants/batch`,
        { update: [{ id: variant, thumbnail: url }] },
        "update.0.thumbnail",
      ],
    ] as const) {
      const answer = await call(path, { body });
      expect({ path, url, status: answer.status }).toEqual({ path, url, status: 400 });
      expect(answer.body.message).toMatch(new RegExp(`^${field}: must `));
    }
  }
  const after = await pool.query("select thumbnail from product where id = $1", [product]);
  expect(after.rows).toEqual(before.rows);
});

test("an image URL of a public host or of this platform is accepted, and metadata may hold any text", async () => {
  for (const thumbnail of [
    "https://cdn.shop.test/a.png",
    `${stack.backend}/files/platform/a.gif`,
    `${stack.cms}/api/media/a.webp`,
  ]) {
    await addProduct(shop.channel, { thumbnail, metadata: { thumbnail: "javascript:" } });
  }
});
