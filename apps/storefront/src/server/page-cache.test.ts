import { beforeEach, describe, expect, test } from "vitest";
import settings from "../../next.config";
import { asOfTag, INVENTABLE } from "./as-of";
import { DropClock } from "./drop-clock";
import { PageCache } from "./page-cache";
import { ReadCache } from "./read-cache";

const LIFETIME = { revalidate: 900, expire: 86_400 };
let clock: DropClock;
let cache: PageCache;
beforeEach(() => {
  clock = new DropClock();
  clock.deaf = false;
  cache = new PageCache(clock, 1_000_000);
});

const page = (tags: string[], change: object = {}) => ({
  kind: "APP_PAGE",
  html: "<p>Bowl</p>",
  status: 200,
  headers: { "x-next-cache-tags": tags.join(",") },
  ...change,
});
const keep = (tags: string[], change: object = {}, key = "/bowl") =>
  cache.set(key, page(tags, change), LIFETIME);

test("a rendered page is kept with its lifetime", () => {
  keep(["bowl", asOfTag(clock.now)]);
  expect(cache.get("/bowl")).toMatchObject({ value: { html: "<p>Bowl</p>" }, cacheControl: LIFETIME });
});

describe("what is old is never served", () => {
  test("a page is gone when its tag is dropped, and stays when another is", () => {
    keep(["bowl", asOfTag(clock.now)]);
    clock.drop(["cup"]);
    expect(cache.get("/bowl")).not.toBeNull();
    clock.drop(["bowl"]);
    expect(cache.get("/bowl")).toBeNull();
  });

  test("a page whose tag is dropped while it is being rendered is not kept as fresh", () => {
    const began = asOfTag(clock.now);
    clock.drop(["bowl"]);
    keep(["bowl", began]);
    expect(cache.get("/bowl")).toBeNull();
  });

  test("a page that began after a drop and joined a read from before it is not kept as fresh", () => {
    const joined = asOfTag(clock.now);
    clock.drop(["bowl"]);
    keep(["bowl", asOfTag(clock.now), joined]);
    expect(cache.get("/bowl")).toBeNull();
  });

  test("a page replaces an older one also when it is old itself", () => {
    keep(["bowl", asOfTag(clock.now)]);
    const began = asOfTag(clock.now);
    clock.drop(["cup"]);
    keep(["bowl", "cup", began]);
    expect(cache.get("/bowl")).toBeNull();
  });

  test("a page with reads that do not tell as of when they are, is not kept", () => {
    keep(["_N_T_/layout", "bowl"]);
    expect(cache.get("/bowl")).toBeNull();
  });

  test("a page that reads nothing is kept until its path is dropped", () => {
    keep(["_N_T_/bowl"]);
    expect(cache.get("/bowl")).not.toBeNull();
    clock.drop(["_N_T_/bowl"]);
    expect(cache.get("/bowl")).toBeNull();
  });

  test("while drops cannot be heard, a page is served and refreshed after half a minute", () => {
    keep(["bowl", asOfTag(clock.now)]);
    clock.deaf = true;
    expect(cache.get("/bowl")).toMatchObject({ cacheControl: { revalidate: 30, expire: 86_400 } });
  });
});

describe("the memory for pages", () => {
  const large = { html: "x".repeat(40_000) };
  const visitMany = (tags: string[], change: object) => {
    for (let index = 0; index < 100; index += 1) {
      keep([...tags, asOfTag(clock.now)], { ...large, ...change }, `/${index}`);
      cache.get(`/${index}`);
    }
  };
  beforeEach(() => {
    keep(["bowl", asOfTag(clock.now)]);
    cache.get("/bowl");
  });

  test("is bounded in bytes", () => {
    visitMany([], {});
    expect(cache.get("/bowl")).toBeNull();
  });

  test("is not flushed by addresses that do not exist", () => {
    visitMany([], { status: 404 });
    expect(cache.get("/bowl")).not.toBeNull();
  });

  test("is not flushed by searches", () => {
    visitMany([INVENTABLE], {});
    expect(cache.get("/bowl")).not.toBeNull();
  });

  test.each([
    ["text", { html: "x".repeat(150_000) }],
    ["data", { rscData: Buffer.alloc(300_000) }],
    ["segments", { segmentData: new Map([["/_tree", Buffer.alloc(300_000)]]) }],
    ["a state to resume", { postponed: "x".repeat(150_000) }],
    ["a body", { kind: "APP_ROUTE", body: Buffer.alloc(300_000) }],
  ])("counts %s", (_what, change) => {
    keep(["bowl", asOfTag(clock.now)], change, "/large");
    expect(cache.get("/large")).toBeNull();
  });
});

test("Next loads this cache, and keeps nothing during a build", async () => {
  const { default: Handler } = await import(settings.cacheHandler ?? "");
  const context = { cacheControl: LIFETIME };
  globalThis.storefrontCaches = undefined;
  await new Handler().set("/bowl", page([]), context);
  expect(await new Handler().get("/bowl")).toBeNull();
  const drop = async (tags: readonly string[]) => clock.drop(tags);
  globalThis.storefrontCaches = { reads: new ReadCache(clock), pages: cache, drop };
  await new Handler().set("/bowl", page([]), context);
  expect(await new Handler().get("/bowl")).toMatchObject({ cacheControl: LIFETIME });
  globalThis.storefrontCaches = undefined;
});

test("resized images stay in Next's own cache on disk, within a limit", () => {
  expect(settings.images).toMatchObject({ maximumDiskCacheSize: 512 * 1_024 ** 2, minimumCacheTTL: 86_400 });
  expect(settings.images).not.toHaveProperty("customCacheHandler");
  // This setting would also turn off the files of resized images.
  expect(settings.experimental?.isrFlushToDisk).toBeUndefined();
});
