import { Redis } from "ioredis";
import { expect, test } from "vitest";
import { isRecentRedis } from "../src/redis.js";
import { startTestRedis } from "../src/test-servers.js";

test.each([
  ["Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.2.1 bits=64", true],
  ["Redis server v=6.2.0 sha=0", true],
  ["Server v=8.1.1 sha=00000000:0", true],
  ["Redis server v=6.0.16 sha=0", false],
  ["Redis server v=5.0.14", false],
  ["", false],
])("%s is recent enough: %s", (line, recent) => {
  expect(isRecentRedis(line)).toBe(recent);
});

test("what was acknowledged a moment ago survives kill -9 and a restart on the same port", async () => {
  const server = await startTestRedis();
  const client = new Redis(server.url(3), { retryStrategy: () => 50 });
  client.on("error", () => undefined);
  await client.config("SET", "appendfsync", "always");
  await client.set("kept", "yes");
  await server.kill();
  await server.restart();
  expect(await client.get("kept")).toBe("yes");
  client.disconnect();
  await server.stop();
});
