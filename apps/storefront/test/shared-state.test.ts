import { EVENT, type SyncEvent, WEBHOOK_ENDPOINTS } from "@tandem/contracts";
import { signWebhook } from "@tandem/outbox";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { env } from "@/env";
import { dropClock } from "@/server/drop-clock";
import { dropTags, followDrops } from "@/server/dropped-tags";
import { receiver } from "@/server/webhooks";
import { closedRedis } from "@/testing/world";
import { useRedisWorld } from "./world";

const { redis, server } = await useRedisWorld();
const STREAM = "tandem:storefront:drops";
const CHANNEL = "tandem:storefront:dropped";
const HISTORY = "tandem:storefront:dropped:history";

/** Waits until this instance hears the drops of all others. */
const listening = () => vi.waitFor(() => expect(dropClock().deaf).toBe(false), { timeout: 10_000 });
/** Waits until what was read before is old in this instance. */
const old = (tag: string, since: number) =>
  vi.waitFor(() => expect(dropClock().isFresh([tag], since)).toBe(false), { timeout: 10_000, interval: 5 });
/** Drops a tag as another instance does it. */
const dropElsewhere = (tag: string) => redis.xadd(STREAM, "*", "tag", tag);
/** Lets this instance hear a drop, so that it knows where it was interrupted. */
async function hearOne(): Promise<void> {
  const before = dropClock().now;
  await dropElsewhere("first");
  await old("first", before);
}
/** Returns the drops in the stream without the one that begins it. */
const streamed = async () =>
  (await redis.xrange(STREAM, "-", "+")).flatMap(([, fields]) => (fields[1] === "" ? [] : [fields]));

describe("dropped pages", () => {
  let stop = (): void => undefined;
  beforeEach(async () => {
    dropClock().deaf = true;
    stop = followDrops();
    await listening();
  });
  afterEach(() => stop());

  test("a drop takes effect in this instance at once, and in no page of another tag", async () => {
    const before = dropClock().now;
    const dropping = dropTags(["t:ten_cup:product:prod_1"]);
    expect(dropClock().isFresh(["t:ten_cup:product:prod_1"], before)).toBe(false);
    expect(dropClock().isFresh(["t:ten_cup:product:prod_2"], before)).toBe(true);
    await dropping;
  });

  test("a drop is told to every instance, in order", async () => {
    await dropTags(["a", "b"]);
    await dropTags(["c"]);
    expect(await streamed()).toEqual([
      ["tag", "a", "tag", "b"],
      ["tag", "c"],
    ]);
  });

  test("a drop of another instance takes effect here within the second", async () => {
    const [before, sent] = [dropClock().now, performance.now()];
    await dropElsewhere("told");
    await old("told", before);
    expect(performance.now() - sent).toBeLessThan(1_000);
    expect(dropClock().isFresh(["kept"], before)).toBe(true);
  });

  test("an instance that was disconnected drops what it missed, and nothing else", async () => {
    await hearOne();
    const before = dropClock().now;
    await redis
      .multi()
      .client("KILL", "TYPE", "normal", "SKIPME", "yes")
      .xadd(STREAM, "*", "tag", "missed")
      .exec();
    await old("missed", before);
    expect(dropClock().isFresh(["kept"], before)).toBe(true);
  });

  test("an instance that cannot tell what it missed drops everything", async () => {
    await hearOne();
    const before = dropClock().now;
    await redis.multi().del(STREAM).client("KILL", "TYPE", "normal", "SKIPME", "yes").exec();
    await old("anything", before);
  });

  test("while Redis is down, an instance knows that it misses drops; afterwards it has them", async () => {
    await hearOne();
    const before = dropClock().now;
    await server.kill();
    try {
      await vi.waitFor(() => expect(dropClock().deaf).toBe(true), { timeout: 5_000 });
      await expect(dropTags(["untold"])).rejects.toThrow();
      expect(dropClock().isFresh(["untold"], before)).toBe(false);
    } finally {
      await server.restart();
    }
    await listening();
    const after = dropClock().now;
    await dropElsewhere("told again");
    await old("told again", after);
  });

  test("the history of drops does not grow", async () => {
    const many = redis.pipeline();
    for (let drop = 0; drop < 12_000; drop += 1) many.xadd(STREAM, "*", "tag", "x");
    await many.exec();
    await dropTags(["x"]);
    expect(await redis.xlen(STREAM)).toBeLessThan(10_200);
  });

  test("a drop that cannot be told rejects, so that the webhook is retried", async () => {
    const open = globalThis.storefrontRedis;
    globalThis.storefrontRedis = closedRedis();
    await expect(dropTags(["untold"])).rejects.toThrow();
    globalThis.storefrontRedis = open;
  });

  test("a drop that Redis refuses rejects too", async () => {
    await redis.set(STREAM, "no stream");
    await expect(dropTags(["untold"])).rejects.toThrow("WRONGTYPE");
  });

  describe("beside the previous release", () => {
    beforeEach(() =>
      vi.waitFor(async () => expect(await redis.pubsub("NUMSUB", CHANNEL)).toEqual([CHANNEL, 1])),
    );

    test("its instances are told of drops and can look them up", async () => {
      const other = redis.duplicate();
      const told: string[] = [];
      other.on("message", (_channel, text) => told.push(text));
      await other.subscribe(CHANNEL);
      const before = Date.now();
      await dropTags(["a", "b"]);
      await vi.waitFor(() => expect(told).toHaveLength(1));
      expect(JSON.parse(told[0] ?? "")).toMatchObject({ tags: ["a", "b"], at: expect.any(Number) });
      expect(Number(await redis.zscore(HISTORY, "a"))).toBeGreaterThanOrEqual(before);
      other.disconnect();
    });

    test("its drops take effect in every instance of this one", async () => {
      const before = dropClock().now;
      await redis.publish(CHANNEL, JSON.stringify({ tags: ["theirs"], at: Date.now() }));
      await old("theirs", before);
      await vi.waitFor(async () => expect(await streamed()).toEqual([["tag", "theirs"]]));
    });

    test("an own drop is not repeated", async () => {
      await dropTags(["ours"]);
      const before = dropClock().now;
      await redis.publish(CHANNEL, JSON.stringify({ tags: ["theirs"], at: Date.now() }));
      await old("theirs", before);
      await vi.waitFor(async () =>
        expect(await streamed()).toEqual([
          ["tag", "ours"],
          ["tag", "theirs"],
        ]),
      );
    });

    test("a drop of it that was missed is caught up", async () => {
      const before = dropClock().now;
      await redis.multi().client("KILL", "TYPE", "pubsub").zadd(HISTORY, Date.now(), "missed").exec();
      await old("missed", before);
    });

    test("a message that cannot be read does no harm", async () => {
      const before = dropClock().now;
      await redis.publish(CHANNEL, "{");
      await redis.publish(CHANNEL, JSON.stringify({ tags: ["theirs"], at: Date.now() }));
      await old("theirs", before);
    });
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
    const before = dropClock().now;
    expect((await send([priceChanged()])).status).toBe(202);
    expect(dropClock().isFresh([PRODUCT], before)).toBe(false);
    expect((await streamed()).flat()).toContain(PRODUCT);
  });

  test("a webhook that is sent twice drops the pages once", async () => {
    const event = priceChanged();
    await send([event], { id: "msg_twice" });
    const between = dropClock().now;
    expect((await send([event], { id: "msg_twice" })).status).toBe(202);
    expect(dropClock().isFresh([PRODUCT], between)).toBe(true);
    expect(await redis.xlen(STREAM)).toBe(1);
  });

  test("nobody without the secret drops a page", async () => {
    const secrets = [`whsec_${Buffer.from("a guess of a stranger, long").toString("base64")}`];
    const before = dropClock().now;
    expect((await send([priceChanged()], { secrets })).status).toBe(401);
    expect(dropClock().isFresh([PRODUCT], before)).toBe(true);
    expect(await redis.exists(STREAM)).toBe(0);
  });

  test("an IP address is refused after 60 webhooks with a wrong secret, and the real sender is not", async () => {
    const secrets = [`whsec_${Buffer.from("a guess of a stranger, long").toString("base64")}`];
    const guess = () => send([priceChanged()], { secrets, from: "203.0.113.66" });
    for (let attempt = 0; attempt < 60; attempt += 1) await guess();
    expect((await guess()).status).toBe(429);
    expect((await send([priceChanged()])).status).toBe(202);
  });
});
