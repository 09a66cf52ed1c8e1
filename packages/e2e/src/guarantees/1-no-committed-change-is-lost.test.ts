import Redis from "ioredis";
import { beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../support/eventually.ts";
import { call } from "../support/http.ts";
import type { AdminProduct, Shop } from "../support/medusa.ts";
import { type Doc, richText } from "../support/payload.ts";
import { settle, syncStatus } from "../support/sync.ts";
import { enterWorld, type ProcessName, type World } from "../support/world.ts";

const PRODUCTS = 20;
const EDITS = 500;
let world: World;
let shop: Shop;
const pairs: { product: AdminProduct; doc: Doc }[] = [];

beforeAll(async () => {
  world = await enterWorld();
  shop = await world.newShop();
  for (let index = 0; index < PRODUCTS; index += 1) {
    const product = await world.admin.createProduct(shop, { title: `Mug ${index}`, handle: `mug-${index}` });
    pairs.push({ product, doc: { id: "" } });
  }
  await settle(world.admin);
  for (const pair of pairs) {
    pair.doc = await world.cms.one("products", { medusaId: pair.product.id }, "draft=true");
  }
});

/** Retries until the service, which may be killed at the moment, has committed the edit. */
async function insist(edit: () => Promise<unknown>): Promise<void> {
  await eventually("an edit is committed", 120_000, () =>
    edit().then(
      () => true,
      () => undefined,
    ),
  );
}

async function expectBothSidesEqual(expected: { price: number; words: string }[]): Promise<void> {
  for (const [index, { product }] of pairs.entries()) {
    const want = expected[index];
    const mirror = await world.cms.one("commerce-products", { medusaId: product.id });
    expect(JSON.stringify(mirror.facts), `price of ${product.handle}`).toContain(`"${want?.price}"`);
    expect((await world.admin.product(product.id)).description, `words of ${product.handle}`).toBe(
      want?.words,
    );
  }
  const doubled = await world.query(
    "payload",
    "select medusa_id from commerce_products group by tenant_id, medusa_id having count(*) > 1 union all select medusa_id from products group by tenant_id, medusa_id having count(*) > 1",
  );
  expect(doubled).toEqual([]);
}

async function editAll(edits: number, seed: string): Promise<{ price: number; words: string }[]> {
  const expected = pairs.map(() => ({ price: 10, words: "" }));
  const work = Array.from({ length: edits }, (_, edit) => edit);
  const one = async (edit: number) => {
    const pair = pairs[edit % PRODUCTS];
    const want = expected[edit % PRODUCTS];
    if (pair === undefined || want === undefined) return;
    if (Math.floor(edit / PRODUCTS) % 2 === 0) {
      want.price = 1000 + edit;
      const price = want.price;
      await insist(() =>
        world.admin.setPrice(pair.product, pair.product.variants[0]?.id ?? "", "usd", price),
      );
    } else {
      want.words = `${seed} ${edit}`;
      const words = want.words;
      await insist(() => world.cms.publish("products", pair.doc.id, { description: richText(words) }));
    }
  };
  // Edits of one product keep their order; products are edited concurrently.
  await Promise.all(
    Array.from({ length: 4 }, async (_, lane) => {
      for (const edit of work) if ((edit % PRODUCTS) % 4 === lane) await one(edit);
    }),
  );
  return expected;
}

describe("No committed change is lost", () => {
  test(`after kill -9 of every process in turn during ${EDITS} mixed edits both sides are equal, without duplicates`, async () => {
    let editing = true;
    const victims: ProcessName[] = ["worker", "cms", "backend", "redis", "storefront", "bot", "worker"];
    const trouble = (async () => {
      for (const victim of victims) {
        if (!editing) return;
        await world.kill(victim);
        await world.restart(victim);
      }
    })();
    const expected = await editAll(EDITS, "words");
    editing = false;
    await trouble;
    await settle(world.admin, 180_000);
    await expectBothSidesEqual(expected);
  }, 900_000);

  test("a flushed Redis loses nothing", async () => {
    await world.kill("worker");
    const expected = await editAll(PRODUCTS * 2, "before the flush");
    const redis = new Redis(world.stack.redis);
    const waiting = async () => {
      const lists = await redis.keys("tandem:*:wait");
      const ordered = await redis.keys("tandem:*:prioritized");
      const counts = await Promise.all([
        ...lists.map((key) => redis.llen(key)),
        ...ordered.map((key) => redis.zcard(key)),
      ]);
      return counts.reduce((sum, count) => sum + count, 0);
    };
    await eventually("the edits wait in the queue", 30_000, async () =>
      (await waiting()) >= PRODUCTS ? true : undefined,
    );
    await redis.flushall();
    redis.disconnect();
    await world.restart("worker");
    await eventually("both sides agree again", 120_000, async () => {
      await settle(world.admin, 120_000);
      return expectBothSidesEqual(expected).then(
        () => true,
        () => undefined,
      );
    });
    await expectBothSidesEqual(expected);
  }, 600_000);

  test("while Payload is stopped the shop sells and shows its last pages; after the restart both sides agree", async () => {
    const [pair] = pairs;
    if (pair === undefined) throw new Error("no products");
    const page = () =>
      call(`${world.stack.urls.storefront}/products/${pair.product.handle}`, { host: shop.host });
    const before = await page();
    expect(before.status).toBe(200);
    await world.kill("cms");
    await world.admin.setPrice(pair.product, pair.product.variants[0]?.id ?? "", "usd", 4242);
    const during = await eventually("the page shows the new price", 10_000, async () => {
      const now = await page();
      return now.text.includes("4,242") ? now : undefined;
    });
    expect(during.status).toBe(200);
    const description = (await world.admin.product(pair.product.id)).description ?? "";
    expect(during.text).toContain(description);
    await eventually("operators see that Payload does not respond", 60_000, async () => {
      const { endpoints } = await syncStatus(world.admin);
      return endpoints.some((endpoint) => endpoint.failing_since !== null) ? true : undefined;
    });
    await world.restart("cms");
    const after = await settle(world.admin, 180_000);
    expect(after.dead_letters).toBe(0);
    const mirror = await world.cms.one("commerce-products", { medusaId: pair.product.id });
    expect(JSON.stringify(mirror.facts)).toContain('"4242"');
  }, 400_000);
});
