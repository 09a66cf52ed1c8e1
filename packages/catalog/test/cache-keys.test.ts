import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Catalog, ShopContext } from "../src/index.js";
import { startWorld, type TestWorld } from "./world.js";

let w: TestWorld;
let catalog: Catalog;
let ctx: ShopContext;
let other: ShopContext;
beforeAll(async () => {
  w = await startWorld();
  catalog = w.catalog();
}, 60_000);
afterAll(() => w.stop());
beforeEach(async () => {
  await w.reset();
  ctx = await w.context(catalog);
  other = await w.context(catalog, "northbeam");
});

/** Returns a reading that differs from the usual one in this part alone. */
function readingWith(part: string): ShopContext {
  switch (part) {
    case "tenant":
      return { ...ctx, tenant: other.tenant };
    case "store":
      return { ...ctx, store: { ...ctx.store, id: "tst_second" } };
    case "language":
      return { ...ctx, locale: "ru" };
    case "region":
      return { ...ctx, regionId: "reg_2" };
    default:
      return { ...ctx, currency: "eur" };
  }
}

/** Returns how often a path was read while `read` ran. */
async function readsOf(path: string, read: () => Promise<unknown>): Promise<number> {
  const backend = path.startsWith("/store") ? w.medusa : w.payload;
  backend.asked.length = 0;
  await read();
  return backend.asked.filter((asked) => asked === path).length;
}

describe("cache keys", () => {
  it.each(["tenant", "store", "language", "region", "currency"])(
    "a price cached for one %s is not served for another",
    async (part) => {
      const path = "/store/products";
      expect(await readsOf(path, () => catalog.product(ctx, "bowl"))).toBe(1);
      expect(await readsOf(path, () => catalog.product(ctx, "bowl"))).toBe(0);
      expect(await readsOf(path, () => catalog.product(readingWith(part), "bowl"))).toBe(1);
    },
  );

  it.each(["tenant", "language"])("content cached for one %s is not served for another", async (part) => {
    const path = "/api/public/hero-sections";
    expect(await readsOf(path, () => catalog.heroes(ctx))).toBe(1);
    expect(await readsOf(path, () => catalog.heroes(ctx))).toBe(0);
    expect(await readsOf(path, () => catalog.heroes(readingWith(part)))).toBe(1);
  });

  it("a product has the content of the language it is read in, whatever was cached before", async () => {
    const title = async (reading: ShopContext) => (await catalog.product(reading, "bowl"))?.content.title;
    expect([await title(ctx), await title(readingWith("language"))]).toEqual(["Bowl (en)", "Bowl (ru)"]);
  });
});
