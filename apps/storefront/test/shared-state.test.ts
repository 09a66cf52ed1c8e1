import { setTimeout as later } from "node:timers/promises";
import { EVENT, type SyncEvent, WEBHOOK_ENDPOINTS } from "@tandem/contracts";
import { signWebhook } from "@tandem/outbox";
import { tagsManifest } from "next/dist/server/lib/incremental-cache/tags-manifest.external";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { env } from "@/env";
import { dropTags, listenForDroppedTags } from "@/server/dropped-tags";
import { receiver } from "@/server/webhooks";
import { nextRequest } from "@/testing/next";
import { closedRedis } from "@/testing/world";
import { useRedisWorld } from "./world";

const { redis } = await useRedisWorld();
const CHANNEL = "tandem:storefront:dropped";
const HISTORY = "tandem:storefront:dropped:history";
const DAY_MS = 86_400_000;

/** Returns when a tag was dropped last in this process. */
const droppedAt = (tag: string) => tagsManifest.get(tag)?.expired ?? 0;
/** Waits until a tag is dropped after `since`. */
async function dropped(tag: string, since = 0): Promise<number> {
  await vi.waitFor(() => expect(droppedAt(tag)).toBeGreaterThan(since), { timeout: 5_000, interval: 10 });
  return droppedAt(tag);
}
beforeEach(() => tagsManifest.clear());

describe("dropped pages", () => {
  const listening = () =>
    vi.waitFor(async () => expect(await redis.pubsub("NUMSUB", CHANNEL)).toEqual([CHANNEL, 1]));
  beforeAll(listenForDroppedTags);
  beforeEach(listening);

  test("a drop takes effect in this instance at once, and in no page of another tag", async () => {
    const before = Date.now();
    await dropTags(["t:ten_cup:product:prod_1"]);
    expect(droppedAt("t:ten_cup:product:prod_1")).toBeGreaterThanOrEqual(before);
    expect(droppedAt("t:ten_cup:product:prod_2")).toBe(0);
  });

  test("a drop is published to every other instance", async () => {
    const other = redis.duplicate();
    const told: string[] = [];
    other.on("message", (_channel, text) => told.push(text));
    await other.subscribe(CHANNEL);
    await dropTags(["a", "b"]);
    await vi.waitFor(() => expect(told).toHaveLength(1));
    expect(JSON.parse(told[0] ?? "")).toMatchObject({ tags: ["a", "b"] });
    other.disconnect();
  });

  test("an instance that was disconnected drops what it missed, as of the time of the drop", async () => {
    const hourAgo = Date.now() - 3_600_000;
    await redis.zadd(HISTORY, hourAgo, "missed");
    await redis.client("KILL", "TYPE", "pubsub");
    expect(await dropped("missed")).toBe(hourAgo);
  });

  test("a drop of another instance takes effect here, and once more for a page that was being rendered", async () => {
    await redis.publish(CHANNEL, JSON.stringify({ tags: ["told"], at: Date.now() }));
    const first = await dropped("told");
    expect(await dropped("told", first)).toBeGreaterThanOrEqual(first + 1_000);
  });

  test("a drop whose sender has a clock that is behind still covers pages rendered until now", async () => {
    const before = Date.now();
    await redis.publish(CHANNEL, JSON.stringify({ tags: ["behind"], at: before - 60_000 }));
    expect(await dropped("behind")).toBeGreaterThanOrEqual(before);
  });

  test("the history holds the last drop of each tag for two days and does not grow", async () => {
    await redis.zadd(HISTORY, Date.now() - 3 * DAY_MS, "ancient");
    await dropTags(["x"]);
    await later(2);
    await dropTags(["x", "y"]);
    expect((await redis.zrange(HISTORY, 0, -1)).sort()).toEqual(["x", "y"]);
    expect(await redis.pttl(HISTORY)).toBeLessThanOrEqual(2 * DAY_MS);
  });

  test("a drop that cannot be published rejects, so that the webhook is retried", async () => {
    const open = globalThis.storefrontRedis;
    globalThis.storefrontRedis = closedRedis();
    await expect(dropTags(["untold"])).rejects.toThrow();
    globalThis.storefrontRedis = open;
  });
});

describe("limits that all instances share", () => {
  const instance = async () => {
    vi.resetModules();
    return import("@/server/limits");
  };

  test("calls to two instances count together", async () => {
    const [one, two] = [await instance(), await instance()];
    expect(one.countCall).not.toBe(two.countCall);
    const headers = new Headers({ "x-forwarded-for": "203.0.113.7" });
    for (let call = 0; call < 30; call += 1) {
      await one.countCall("sign-on", headers, "ten_cup");
      await two.countCall("sign-on", headers, "ten_cup");
    }
    await expect(two.countCall("sign-on", headers, "ten_cup")).rejects.toMatchObject({
      code: "rate_limited",
    });
    await expect(one.countCall("sign-on", headers, "ten_cup")).rejects.toMatchObject({
      code: "rate_limited",
    });
  });

  test("the IP address of a shopper is not stored in readable form", async () => {
    const { countCall } = await instance();
    await countCall("write", new Headers({ "x-forwarded-for": "203.0.113.7" }), "ten_cup");
    expect((await redis.keys("*limit*")).join()).toMatch(/storefront:write/);
    expect((await redis.keys("*")).join()).not.toContain("203.0.113");
  });
});

describe("webhooks of Medusa", () => {
  const receive = receiver(
    WEBHOOK_ENDPOINTS.medusaToStorefront,
    () => env().WEBHOOK_SECRET_MEDUSA_TO_STOREFRONT,
  );
  let seq = 0;
  const priceChanged = (): SyncEvent => {
    seq += 1;
    return {
      ...{ seq, type: EVENT.variantUpdated, tenant: "ten_cup", entity: "product", id: "prod_1" },
      ...{ op: "updated", origin: "local", correlationId: "test", occurredAt: new Date().toISOString() },
    };
  };
  const send = (
    events: SyncEvent[],
    { id = `msg_${seq}`, secrets = env().WEBHOOK_SECRET_MEDUSA_TO_STOREFRONT, from = "203.0.113.1" } = {},
  ) => {
    const body = JSON.stringify({ type: "batch", timestamp: new Date().toISOString(), data: { events } });
    const headers = {
      ...signWebhook(id, Date.now(), body, secrets),
      ...{ host: "shops.test", "x-forwarded-for": from },
    };
    return receive(new Request("https://shops.test/api/webhooks/medusa", { method: "POST", body, headers }));
  };
  const PRODUCT = "t:ten_cup:product:prod_1";

  test("a changed price drops the product's pages in this instance and in every other", async () => {
    expect((await send([priceChanged()])).status).toBe(202);
    expect(nextRequest.revalidated).toContain(PRODUCT);
    expect(droppedAt(PRODUCT)).toBeGreaterThan(0);
    expect(await redis.zscore(HISTORY, PRODUCT)).not.toBeNull();
  });

  test("a webhook that is sent twice drops the pages once", async () => {
    const event = priceChanged();
    await send([event], { id: "msg_twice" });
    nextRequest.revalidated = [];
    expect((await send([event], { id: "msg_twice" })).status).toBe(202);
    expect(nextRequest.revalidated).toEqual([]);
  });

  test("nobody without the secret drops a page", async () => {
    const secrets = [`whsec_${Buffer.from("a guess of a stranger, long").toString("base64")}`];
    expect((await send([priceChanged()], { secrets })).status).toBe(401);
    expect(nextRequest.revalidated).toEqual([]);
    expect(droppedAt(PRODUCT)).toBe(0);
  });

  test("an IP address is refused after 60 webhooks with a wrong secret, and the real sender is not", async () => {
    const secrets = [`whsec_${Buffer.from("a guess of a stranger, long").toString("base64")}`];
    const guess = () => send([priceChanged()], { secrets, from: "203.0.113.66" });
    for (let attempt = 0; attempt < 60; attempt += 1) await guess();
    expect((await guess()).status).toBe(429);
    expect((await send([priceChanged()])).status).toBe(202);
  });
});
