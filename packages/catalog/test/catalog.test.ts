import { EVENT } from "@tandem/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { event, priceChanged, startWorld, type TestWorld } from "./world.js";

let w: TestWorld;
beforeAll(async () => {
  w = await startWorld();
}, 60_000);
afterAll(() => w.stop());
beforeEach(() => w.reset());

const reads = (asked: readonly string[], path: string) => asked.filter((one) => one === path).length;

function gate() {
  let open = () => {};
  const promise = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { promise, open };
}

/** Changes the price of a product of saffron. */
function setPrice(id: string, amount: number): void {
  const product = w.world.products.get("pk_saffron")?.find((one) => one.id === id);
  if (product !== undefined) product.amount = amount;
}

describe("merge of commerce and content", () => {
  it("content stands beside commerce and never overwrites handle, id or price", async () => {
    const catalog = w.catalog();
    const product = await catalog.product(await w.context(catalog), "bowl");
    expect(product?.commerce).toMatchObject({ id: "prod_1", handle: "bowl", title: "Medusa Bowl" });
    expect(product?.commerce.price?.from).toEqual({ amount: 20, before: 99, currency: "usd" });
    expect(product?.content.title).toBe("Bowl (en)");
    expect(product?.stale).toBe(false);
    expect(Object.keys(product?.content ?? {})).not.toContain("handle");
  });

  it("an unknown handle returns null, and the product as soon as it is created", async () => {
    const catalog = w.catalog();
    const ctx = await w.context(catalog);
    expect(await catalog.product(ctx, "vase")).toBeNull();
    w.world.products.get("pk_saffron")?.push({ id: "prod_3", handle: "vase", title: "Vase", amount: 7 });
    await catalog.invalidate([event(EVENT.productCreated, "product", "prod_3")]);
    expect((await catalog.product(ctx, "vase"))?.commerce.id).toBe("prod_3");
    w.world.products.get("pk_saffron")?.pop();
  });

  it("the list of a category includes the products of its subcategories", async () => {
    const catalog = w.catalog();
    const ctx = await w.context(catalog);
    const tree = await catalog.categories(ctx);
    expect(tree.map(({ commerce, children }) => [commerce.handle, children.length])).toEqual([
      ["kitchen", 1],
    ]);
    const list = await catalog.products(ctx, { category: "pcat_1", sort: "price-asc" });
    expect(list.items.map(({ commerce }) => commerce.handle)).toEqual(["plate", "bowl"]);
  });
});

describe("single flight", () => {
  it("100 concurrent readers of one missing product cause one read of each backend", async () => {
    const catalog = w.catalog();
    const ctx = await w.context(catalog);
    const found = await Promise.all(Array.from({ length: 100 }, () => catalog.product(ctx, "bowl")));
    expect(new Set(found.map((product) => product?.commerce.id))).toEqual(new Set(["prod_1"]));
    expect(reads(w.medusa.asked, "/store/products")).toBe(1);
    expect(reads(w.payload.asked, "/api/public/products")).toBe(1);
  });

  it("concurrent readers in three processes cause one read", async () => {
    const catalogs = [w.catalog(), w.catalog(), w.catalog()];
    const [first] = catalogs;
    if (first === undefined) throw new Error("unreachable");
    const ctx = await w.context(first);
    await Promise.all(catalogs.flatMap((one) => Array.from({ length: 30 }, () => one.product(ctx, "bowl"))));
    expect(reads(w.medusa.asked, "/store/products")).toBe(1);
  });
});

describe("failure of a backend", () => {
  it("the last good copy is served as stale while Medusa is down, and the new one when it is back", async () => {
    const catalog = w.catalog();
    const ctx = await w.context(catalog);
    await catalog.product(ctx, "bowl");
    setPrice("prod_1", 21);
    w.medusa.down = true;
    await catalog.invalidate([priceChanged("prod_1")]);
    const meanwhile = await catalog.product(ctx, "bowl");
    expect(meanwhile).toMatchObject({ stale: true, staleParts: ["medusa"] });
    expect(meanwhile?.commerce.price?.from.amount).toBe(20);
    w.medusa.down = false;
    w.time.now += 5_000;
    const back = await catalog.product(ctx, "bowl");
    expect(back).toMatchObject({ stale: false });
    expect(back?.commerce.price?.from.amount).toBe(21);
    setPrice("prod_1", 20);
  });

  it("products have current prices and the last good content while Payload is down", async () => {
    const catalog = w.catalog();
    const ctx = await w.context(catalog);
    await catalog.product(ctx, "bowl");
    setPrice("prod_1", 22);
    w.payload.down = true;
    await catalog.invalidate([priceChanged("prod_1")]);
    const meanwhile = await catalog.product(ctx, "bowl");
    expect(meanwhile).toMatchObject({ stale: true, staleParts: ["payload"] });
    expect(meanwhile?.commerce.price?.from.amount).toBe(22);
    expect(meanwhile?.content.title).toBe("Bowl (en)");
    setPrice("prod_1", 20);
  });

  it("the tenant of a host is still found while Payload is down", async () => {
    const catalog = w.catalog();
    await catalog.tenantByHost("saffron.localhost:9002");
    w.payload.down = true;
    w.time.now += 3_600_000;
    expect((await catalog.tenantByHost("saffron.localhost"))?.slug).toBe("saffron");
  });

  it("a read fails with a retryable error when Medusa is down and no copy is kept", async () => {
    const catalog = w.catalog();
    const ctx = await w.context(catalog);
    w.medusa.down = true;
    await expect(catalog.product(ctx, "bowl")).rejects.toMatchObject({ retryable: true });
  });
});

describe("invalidation", () => {
  it("a price change drops exactly its product, in every language, and no list", async () => {
    const catalog = w.catalog();
    const en = await w.context(catalog);
    const ru = await w.context(catalog, "saffron", "ru");
    for (const ctx of [en, ru]) {
      await catalog.products(ctx, {});
      await catalog.product(ctx, "bowl");
      await catalog.product(ctx, "plate");
    }
    w.medusa.asked.length = 0;
    setPrice("prod_1", 25);
    await catalog.invalidate([priceChanged("prod_1")]);
    for (const ctx of [en, ru]) {
      expect((await catalog.product(ctx, "bowl"))?.commerce.price?.from.amount).toBe(25);
      await catalog.product(ctx, "plate");
    }
    expect(reads(w.medusa.asked, "/store/products")).toBe(2);
    w.medusa.asked.length = 0;
    const list = await catalog.products(en, {});
    expect(list.items.find(({ commerce }) => commerce.id === "prod_1")?.commerce.price?.from.amount).toBe(25);
    expect(reads(w.medusa.asked, "/store/products")).toBe(1);
    setPrice("prod_1", 20);
  });

  it("an invalidation reaches every process", async () => {
    const [here, there] = [w.catalog(), w.catalog()];
    const ctx = await w.context(here);
    await there.product(ctx, "bowl");
    setPrice("prod_1", 30);
    await here.invalidate([priceChanged("prod_1")]);
    expect((await there.product(ctx, "bowl"))?.commerce.price?.from.amount).toBe(30);
    setPrice("prod_1", 20);
  });

  it("a fill that began before an invalidation is never served as current after it", async () => {
    const catalog = w.catalog();
    const ctx = await w.context(catalog);
    const slow = gate();
    w.medusa.gate = slow.promise;
    const early = catalog.product(ctx, "bowl");
    await expect.poll(() => reads(w.medusa.asked, "/store/products")).toBe(1);
    setPrice("prod_1", 40);
    await catalog.invalidate([priceChanged("prod_1")]);
    w.medusa.gate = Promise.resolve();
    const late = catalog.product(ctx, "bowl");
    slow.open();
    expect((await late)?.commerce.price?.from.amount).toBe(40);
    await early;
    expect((await catalog.product(ctx, "bowl"))?.commerce.price?.from.amount).toBe(40);
    setPrice("prod_1", 20);
  });
});

describe("tenants", () => {
  it("the same handle is another product of another tenant, under another key", async () => {
    const catalog = w.catalog();
    const saffron = await catalog.product(await w.context(catalog, "saffron"), "bowl");
    const northbeam = await catalog.product(await w.context(catalog, "northbeam"), "bowl");
    expect([saffron?.commerce.id, northbeam?.commerce.id]).toEqual(["prod_1", "prod_9"]);
    const documents = await w.redis().keys("tandem:catalog:t:*:product-handle:*");
    expect(documents.filter((key) => key.includes(":ten_saffron:"))).toHaveLength(1);
    expect(documents.filter((key) => key.includes(":ten_northbeam:"))).toHaveLength(1);
  });

  it("every key in Redis expires", async () => {
    const catalog = w.catalog();
    const ctx = await w.context(catalog);
    await catalog.products(ctx, {});
    await catalog.product(ctx, "bowl");
    await catalog.invalidate([priceChanged("prod_1")]);
    const redis = w.redis();
    const keys = await redis.keys("*");
    const lives = await Promise.all(keys.map((key) => redis.pttl(key)));
    expect(keys.length).toBeGreaterThan(4);
    expect(lives.every((ms) => ms > 0)).toBe(true);
  });

  it("an invalid or unknown host has no tenant", async () => {
    const catalog = w.catalog();
    for (const host of [
      "",
      "unknown.localhost",
      "saffron.localhost/../x",
      "a b",
      "saffron.localhost, evil",
    ]) {
      expect(await catalog.tenantByHost(host)).toBeNull();
    }
  });
});
