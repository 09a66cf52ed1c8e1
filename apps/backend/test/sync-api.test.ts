import {
  bucketResponseSchema,
  bucketsResponseSchema,
  EVENT,
  idsResponseSchema,
  type ProductContent,
  productFactsSchema,
  snapshotsResponseSchema,
  storeFactsSchema,
  targetsResponseSchema,
} from "@tandem/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addProduct, call, captured, pool } from "./support/client";
import { type SeededTenant, seedTenant } from "./support/seed-tenant";

let shop: SeededTenant;
let product: string;
let clock = 1_000;

const content = (over: Partial<ProductContent> = {}): ProductContent => ({
  title: "Bowl",
  subtitle: null,
  text: "Round.",
  html: "<p>Round.</p>",
  seo: { title: "Bowl", description: null, image: null, keywords: ["clay"] },
  images: [{ url: "http://cms.test/a.webp", alt: "a" }],
  thumbnail: "http://cms.test/a.webp",
  ...over,
});
const post = (path: string, body: unknown, as: "write" | "read" = "write") =>
  call(`/internal/sync${path}`, { body, as });
const refs = () => [{ tenant: shop.tenant, id: product }];

async function apply(
  state: ProductContent | null,
  over: Record<string, unknown> = {},
  revision = String(++clock),
) {
  const item = {
    tenant: shop.tenant,
    id: product,
    op: state === null ? "archive" : "upsert",
    ...(state === null ? {} : { state }),
    correlationId: "apply-0001",
    ...over,
  };
  const { body } = await post("/apply", {
    entity: "product",
    revision: { epoch: "cms", value: revision },
    items: [item],
  });
  return body.items[0];
}

beforeAll(async () => {
  shop = await seedTenant();
});
afterAll(() => pool.end());

async function freshProduct(): Promise<void> {
  product = await addProduct(shop.channel, {
    title: `Bowl ${++clock}`,
    description: "As imported",
    images: [{ url: "http://shop.test/1.png" }, { url: "http://shop.test/2.png" }],
  });
}

describe("snapshots", () => {
  beforeAll(freshProduct);

  test("a snapshot has a product's facts in the shape of the contract, with a hash Postgres can recompute", async () => {
    const { body } = await post("/snapshots", { entity: "product", refs: refs() }, "read");
    const [item] = snapshotsResponseSchema.parse(body).items;
    const facts = productFactsSchema.parse(item?.state);
    expect(facts).toMatchObject({
      status: "published",
      options: [{ title: "Size", values: ["M"] }],
      variants: [{ options: { Size: "M" }, prices: [{ currency: "usd", amount: "10" }], available: 0 }],
    });
    const { rows } = await pool.query("select md5($1::jsonb::text) as hash", [JSON.stringify(item?.state)]);
    expect(item?.hash).toBe(rows[0].hash);
  });

  test("a snapshot carries content created with the product as a seed until content is applied", async () => {
    const read = async () =>
      (await post("/snapshots", { entity: "product", refs: refs() })).body.items[0].seed;
    expect(await read()).toMatchObject({
      text: "As imported",
      images: [{ url: "http://shop.test/1.png" }, { url: "http://shop.test/2.png" }],
    });
    await apply(content());
    expect(await read()).toBeUndefined();
  });

  test("a snapshot is empty for another tenant's product and for a deleted one", async () => {
    const other = await seedTenant();
    const foreign = await post("/snapshots", {
      entity: "product",
      refs: [{ tenant: other.tenant, id: product }],
    });
    expect(foreign.body.items).toEqual([{ tenant: other.tenant, id: product, state: null, hash: null }]);
    await call(`/admin/products/${product}`, { method: "DELETE" });
    const gone = await post("/snapshots", { entity: "product", refs: refs() });
    expect(gone.body.items[0].state).toBeNull();
  });

  test("a snapshot counts only stock at the tenant's own locations", async () => {
    await freshProduct();
    const other = await seedTenant();
    for (const [location, pieces] of [
      [shop.location, 4],
      [other.location, 100],
    ] as const) {
      await pool.query(
        `insert into inventory_level (id, inventory_item_id, location_id, stocked_quantity, reserved_quantity)
         select 'il_' || random(), i.inventory_item_id, $2, $3, 1 from product_variant_inventory_item i
           join product_variant v on v.id = i.variant_id where v.product_id = $1`,
        [product, location, pieces],
      );
    }
    const { body } = await post("/snapshots", { entity: "product", refs: refs() });
    expect(body.items[0].state.variants[0].available).toBe(3);
  });

  test("a snapshot has a store's facts with its publishable key", async () => {
    const { body } = await post("/snapshots", {
      entity: "store",
      refs: [{ tenant: shop.tenant, id: shop.store }],
    });
    expect(storeFactsSchema.parse(body.items[0].state)).toMatchObject({
      publishable_key: shop.key,
      default_currency: "usd",
    });
  });
});

describe("applying content", () => {
  beforeAll(freshProduct);

  test("applied content sets description, metadata, gallery and thumbnail, and the target has exactly that state", async () => {
    const state = content({
      images: [
        { url: "http://shop.test/2.png", alt: null },
        { url: "http://cms.test/b.webp", alt: "b" },
      ],
    });
    const before = await pool.query(
      "select id from image where product_id = $1 and url = 'http://shop.test/2.png'",
      [product],
    );
    const { rows: expected } = await pool.query("select md5($1::jsonb::text) as hash", [
      JSON.stringify({
        ...state,
        title: (await pool.query("select title from product where id = $1", [product])).rows[0].title,
      }),
    ]);
    expect(await apply(state)).toMatchObject({ result: "updated", hash: expected[0].hash });
    const { body } = await post("/targets", { entity: "product", refs: refs() });
    expect(targetsResponseSchema.parse(body).items[0]).toMatchObject({
      exists: true,
      archived: false,
      hash: expected[0].hash,
    });
    const { rows: images } = await pool.query(
      "select id, url from image where product_id = $1 order by rank",
      [product],
    );
    expect(images).toMatchObject([before.rows[0], { url: "http://cms.test/b.webp" }]);
  });

  test("applying content that is already applied writes nothing", async () => {
    await apply(content());
    const rows = await captured(product, async () =>
      expect(await apply(content())).toMatchObject({ result: "unchanged" }),
    );
    expect(rows).toEqual([]);
  });

  test("applied content is logged with the origin sync and the caller's correlation id", async () => {
    const rows = await captured(product, () => apply(content({ text: "Changed", html: "<p>Changed</p>" })));
    expect(rows).toMatchObject([
      { topic: EVENT.productUpdated, origin: "sync", correlation_id: "apply-0001" },
    ]);
  });

  test("content older than the applied content is stale and not written", async () => {
    const newest = ++clock;
    await apply(content({ text: "Newest" }), {}, String(newest));
    expect(await apply(content({ text: "Older" }), {}, String(newest - 1))).toMatchObject({
      result: "stale",
    });
    const { rows } = await pool.query("select description from product where id = $1", [product]);
    expect(rows[0].description).toBe("Newest");
  });

  test("a shared title is changed only while it still has the value the worker read", async () => {
    const { rows } = await pool.query("select title from product where id = $1", [product]);
    const seen = { title: { from: rows[0].title, to: "From Payload" } };
    expect(await apply(content(), { shared: seen })).toMatchObject({ result: "updated" });
    expect(await apply(content(), { shared: seen })).toMatchObject({ result: "stale" });
  });

  test("content for another tenant's product is rejected and writes nothing", async () => {
    const other = await seedTenant();
    const rows = await captured(product, async () =>
      expect(await apply(content({ text: "Foreign" }), { tenant: other.tenant })).toMatchObject({
        result: "rejected",
        targetId: null,
      }),
    );
    expect(rows).toEqual([]);
  });

  test("content for a deleted product is stale, and the target does not exist", async () => {
    const living = product;
    product = await addProduct(shop.channel);
    await call(`/admin/products/${product}`, { method: "DELETE" });
    expect(await apply(content())).toMatchObject({ result: "stale" });
    const { body } = await post("/targets", { entity: "product", refs: refs() });
    expect(body.items[0]).toMatchObject({ exists: false, hash: null, targetId: null });
    product = living;
  });

  test("content of a wrong shape is rejected with the field's name, and the other items are applied", async () => {
    const items = [
      { tenant: shop.tenant, id: "prod_x", op: "upsert", state: { title: 1 }, correlationId: "apply-0002" },
      {
        tenant: shop.tenant,
        id: product,
        op: "upsert",
        state: content({ text: "Neighbour" }),
        correlationId: "apply-0003",
      },
    ];
    const revision = { epoch: "cms", value: String(++clock) };
    const { body } = await post("/apply", { entity: "product", revision, items });
    expect(body.items).toMatchObject([
      { result: "rejected", reason: expect.stringMatching(/title/) },
      { result: "updated" },
    ]);
  });

  test("withdrawing content removes the texts and keeps the images", async () => {
    await apply(content());
    expect(await apply(null)).toMatchObject({ result: "archived", hash: null });
    const { rows } = await pool.query("select description, thumbnail, metadata from product where id = $1", [
      product,
    ]);
    expect(rows[0]).toEqual({ description: null, thumbnail: "http://cms.test/a.webp", metadata: null });
  });
});

describe("comparison", () => {
  test("a bucket's hash is the MD5 of its id=hash lines, and its ids can be listed", async () => {
    const own = await seedTenant();
    const made = await Promise.all([
      addProduct(own.channel),
      addProduct(own.channel),
      addProduct(own.channel),
    ]);
    const request = { entity: "product", tenant: own.tenant, side: "facts" };
    const { buckets } = bucketsResponseSchema.parse((await post("/buckets", request)).body);
    expect(buckets.reduce((sum, bucket) => sum + bucket.count, 0)).toBe(made.length);
    const told = await Promise.all(
      buckets.map(async ({ bucket, hash }) => {
        const { items } = bucketResponseSchema.parse(
          (await post("/bucket", { ...request, buckets: [bucket] })).body,
        );
        const { rows } = await pool.query("select md5($1) as hash", [
          items.map((item) => `${item.id}=${item.hash}`).join("\n"),
        ]);
        expect(hash).toBe(rows[0].hash);
        return items.map((item) => item.id);
      }),
    );
    expect(told.flat().sort()).toEqual(made.sort());
  });

  test("pages of ids list every id once", async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = idsResponseSchema.parse(
        (await post("/ids", { entity: "product", tenant: shop.tenant, limit: 2, after })).body,
      );
      seen.push(...page.items.map((item) => item.id));
      after = page.next ?? undefined;
    } while (after !== undefined);
    const { rows } = await pool.query(
      `select product_id from tenant_product l join product p on p.id = l.product_id
       where l.tenant_id = $1 and l.deleted_at is null and p.deleted_at is null`,
      [shop.tenant],
    );
    expect(seen.toSorted()).toEqual(rows.map((row) => row.product_id).sort());
  });
});

describe("authorization of the sync API", () => {
  test.each([
    ["/snapshots", "none", 403],
    ["/snapshots", "operator", 403],
    ["/apply", "read", 403],
    ["/replay", "read", 403],
    ["/snapshots", "admin", 401],
  ] as const)("%s called as %s responds with %i", async (path, as, status) => {
    expect((await call(`/internal/sync${path}`, { body: {}, as })).status).toBe(status);
  });
});
