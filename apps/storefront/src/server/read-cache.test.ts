import type { CacheEntry } from "next/cache";
import { beforeEach, describe, expect, test } from "vitest";
import settings from "../../next.config";
import { asOfTag } from "./as-of";
import { DropClock } from "./drop-clock";
import { PageCache } from "./page-cache";
import { ReadCache } from "./read-cache";

let clock: DropClock;
let cache: ReadCache;
beforeEach(() => {
  clock = new DropClock();
  clock.deaf = false;
  cache = new ReadCache(clock, 1_000_000);
});

const stream = (text: string) => new Blob([text]).stream();
const read = (change: Partial<CacheEntry> = {}): CacheEntry => ({
  value: stream("Bowl"),
  tags: ["bowl", asOfTag(clock.now)],
  timestamp: Date.now(),
  ...{ stale: 30, revalidate: 900, expire: 86_400 },
  ...change,
});
const keep = (entry: CacheEntry) => cache.set("key", Promise.resolve(entry));
/** Returns a read that runs until `finish` is called. */
function begun() {
  let finish = (_entry: CacheEntry): void => undefined;
  const pending = new Promise<CacheEntry>((resolve) => {
    finish = resolve;
  });
  return { pending, finish };
}
const get = (softTags: string[] = []) => cache.get("key", softTags);

test("a read is kept and can be read many times", async () => {
  await keep(read());
  for (const entry of [await get(), await get()])
    expect(await new Response(entry?.value).text()).toBe("Bowl");
});

describe("what is old is never served", () => {
  test("a read is gone when its tag is dropped, and stays when another is", async () => {
    await keep(read());
    clock.drop(["cup"]);
    expect(await get()).toBeDefined();
    clock.drop(["bowl"]);
    expect(await get()).toBeUndefined();
  });

  test("a read whose tag is dropped while it is running is not kept", async () => {
    const running = read();
    const { pending, finish } = begun();
    const kept = cache.set("key", pending);
    clock.drop(["bowl"]);
    finish(running);
    await kept;
    expect(await get()).toBeUndefined();
  });

  test("a read is as of the oldest read in it", async () => {
    const inner = asOfTag(clock.now);
    clock.drop(["bowl"]);
    await keep(read({ tags: ["bowl", inner, asOfTag(clock.now)] }));
    expect(await get()).toBeUndefined();
  });

  test("a kept read that no drop concerned is passed on as of now", async () => {
    await keep(read());
    clock.drop(["cup"]);
    expect((await get())?.tags).toEqual(["bowl", asOfTag(clock.now)]);
  });

  test("a read that does not tell as of when it is, is not kept", async () => {
    await keep(read({ tags: ["bowl"] }));
    expect(await get()).toBeUndefined();
  });

  test("a read is gone when the path it is for is dropped", async () => {
    await keep(read());
    clock.drop(["_N_T_/cup"]);
    expect(await get(["_N_T_/cup"])).toBeUndefined();
  });

  test("a read is kept for its lifetime only, one of an outage briefly", async () => {
    await keep(read({ timestamp: Date.now() - 3_000, revalidate: 2 }));
    expect(await get()).toBeUndefined();
  });

  test("a read is kept for half a minute only while drops cannot be heard", async () => {
    await keep(read({ timestamp: Date.now() - 31_000 }));
    expect(await get()).toBeDefined();
    clock.deaf = true;
    expect(await get()).toBeUndefined();
  });
});

test("a reader waits for the one that reads the same now", async () => {
  const { pending, finish } = begun();
  void cache.set("key", pending);
  const waiting = get();
  finish(read());
  expect(await new Response((await waiting)?.value).text()).toBe("Bowl");
});

test("of a read that fails nothing is kept, and nobody waits for it for ever", async () => {
  const value = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error(new Error("half of a bowl")),
  });
  await keep(read({ value }));
  expect(await get()).toBeUndefined();
  await cache.set("key", Promise.reject(new Error("no bowl")));
  expect(await get()).toBeUndefined();
});

test("reads are bounded in bytes", async () => {
  await keep(read({ value: stream("x".repeat(300_000)) }));
  expect(await get()).toBeUndefined();
});

test("Next loads this cache, and keeps nothing during a build", async () => {
  const { default: handler } = await import(settings.cacheHandlers?.default ?? "");
  globalThis.storefrontCaches = undefined;
  await handler.set("key", Promise.resolve(read()));
  expect(await handler.get("key", [])).toBeUndefined();
  const drop = async (tags: readonly string[]) => clock.drop(tags);
  globalThis.storefrontCaches = { reads: cache, pages: new PageCache(clock), drop };
  await handler.set("key", Promise.resolve(read()));
  expect(await handler.get("key", [])).toMatchObject({ revalidate: 900 });
  await handler.updateTags(["bowl"]);
  expect(await handler.get("key", [])).toBeUndefined();
  globalThis.storefrontCaches = undefined;
});
