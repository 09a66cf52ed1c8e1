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
  ["the longest id", ["x".repeat(128), "17"]],
  ["separators", ["a|b", "c.d", "#e"]],
  ["non-Latin letters", ["категория".repeat(5)]],
  ["no arguments", []],
])("callback data with %s fits into 64 bytes and decodes to the same press", async (_, args) => {
  const data = await dataOf("token").encode("more", ...args);
  expect(Buffer.byteLength(data)).toBeLessThanOrEqual(MAX_CALLBACK_BYTES);
  expect(await dataOf("token").decode(data)).toEqual({ action: "more", args });
});

test("callback data that is altered, expired or of another bot is refused", async () => {
  const data = await dataOf("token").encode("prod", "prod_1");
  expect(await dataOf("other").decode(data)).toBeNull();
  expect(await dataOf("token").decode(data.replace("prod_1", "prod_2"))).toBeNull();
  expect(await dataOf("token").decode("#expired")).toBeNull();
});
