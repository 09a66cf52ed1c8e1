import { startTestRedis } from "@tandem/local-servers";
import { Redis } from "ioredis";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { createOneTimeStore } from "../src/index.js";

let server: Awaited<ReturnType<typeof startTestRedis>>;
let redis: Redis;

beforeAll(async () => {
  server = await startTestRedis();
  redis = new Redis(server.url());
});
afterAll(async () => {
  redis?.disconnect();
  await server?.stop();
});

const store = (name: string) =>
  createOneTimeStore({ redis, name, seconds: 60, schema: z.object({ shop: z.string() }) });

test("only one of many concurrent callers gets a value", async () => {
  const id = await store("a").put({ shop: "saffron" });
  const taken = await Promise.all(Array.from({ length: 20 }, () => store("a").take(id)));
  expect(taken.filter((value) => value !== null)).toEqual([{ shop: "saffron" }]);
});

test("a value is found by its own name in its own store only, and its name is not in Redis", async () => {
  const id = await store("b").put({ shop: "saffron" });
  expect(id).toMatch(/^[\w-]{43}$/);
  expect(await store("c").take(id)).toBeNull();
  expect(await store("b").take(`${id}x`)).toBeNull();
  const keys = await redis.keys("tandem:once:b:*");
  expect(keys).toHaveLength(1);
  expect(keys.join()).not.toContain(id);
  expect(await redis.ttl(keys[0] ?? "")).toBeGreaterThan(50);
});

test("a value in the shape of another version is not returned", async () => {
  const id = await createOneTimeStore({ redis, name: "d", seconds: 60, schema: z.unknown() }).put({ old: 1 });
  expect(await store("d").take(id)).toBeNull();
});
