import { startTestRedis } from "@tandem/local-servers";
import { Redis } from "ioredis";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCallbackData, MAX_CALLBACK_BYTES } from "../src/callback-data.js";

let server: Awaited<ReturnType<typeof startTestRedis>>;
let redis: Redis;
beforeAll(async () => {
  server = await startTestRedis();
  redis = new Redis(server.url());
});
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

const dataOf = (secret: string) => createCallbackData({ secret, redis, keyPrefix: "test:button" });

test.each([
  ["a Medusa id", ["prod_01JQWERTYUIOPASDFGHJKLZXCV"]],
  ["an id of the longest kind", ["x".repeat(128), "17"]],
  ["separators", ["a|b", "c.d", "#e"]],
  ["other scripts", ["категория".repeat(5)]],
  ["nothing", []],
])("what a button carries comes back whole within 64 bytes: %s", async (_, args) => {
  const data = await dataOf("token").encode("more", ...args);
  expect(Buffer.byteLength(data)).toBeLessThanOrEqual(MAX_CALLBACK_BYTES);
  expect(await dataOf("token").decode(data)).toEqual({ action: "more", args });
});

test("a button of another bot, a changed one and a forgotten one are refused", async () => {
  const data = await dataOf("token").encode("prod", "prod_1");
  expect(await dataOf("other").decode(data)).toBeNull();
  expect(await dataOf("token").decode(data.replace("prod_1", "prod_2"))).toBeNull();
  expect(await dataOf("token").decode("#forgotten")).toBeNull();
});
