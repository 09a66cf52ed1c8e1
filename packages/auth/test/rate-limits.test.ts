import { startTestRedis } from "@tandem/local-servers";
import { Redis } from "ioredis";
import { afterAll, beforeAll, expect, test } from "vitest";
import { callerAddress, createRateLimit, retryAfterOf } from "../src/index.js";

let server: Awaited<ReturnType<typeof startTestRedis>>;
let instances: [Redis, Redis];

beforeAll(async () => {
  server = await startTestRedis();
  const connect = () => new Redis(server.url(), { maxRetriesPerRequest: 0 }).on("error", () => undefined);
  instances = [connect(), connect()];
}, 60_000);
afterAll(async () => {
  for (const redis of instances) redis.disconnect();
  await server.stop();
});

const limitsOf = (name: string, points: number) =>
  instances.map((redis) => createRateLimit({ redis, name, points, seconds: 60 }));
const outcome = (work: Promise<void>) =>
  work.then(
    () => "taken",
    (error: unknown) => ((retryAfterOf(error) ?? 0) > 0 ? "refused" : "failed"),
  );

test("concurrent calls on two instances are counted together and never exceed the limit", async () => {
  const [one, two] = limitsOf("meeting", 10);
  const calls = Array.from({ length: 20 }, (_, index) =>
    outcome((index % 2 === 0 ? one : two)?.take("10.0.0.1") ?? Promise.reject()),
  );
  const outcomes = await Promise.all(calls);
  expect(outcomes.filter((each) => each === "taken")).toHaveLength(10);
  expect(outcomes.filter((each) => each === "refused")).toHaveLength(10);
});

test("one caller's calls do not use up another's", async () => {
  const [limit] = limitsOf("apart", 1);
  expect(await outcome(limit?.take("10.0.0.1") ?? Promise.reject())).toBe("taken");
  expect(await outcome(limit?.take("10.0.0.2") ?? Promise.reject())).toBe("taken");
  expect(await outcome(limit?.take("10.0.0.1") ?? Promise.reject())).toBe("refused");
});

test("a check counts nothing and refuses a caller who has no calls left", async () => {
  const [limit] = limitsOf("check", 2);
  if (limit === undefined) throw new Error("no limit");
  for (let round = 0; round < 5; round += 1) expect(await outcome(limit.check("a"))).toBe("taken");
  await limit.take("a");
  await limit.take("a");
  expect(await outcome(limit.check("a"))).toBe("refused");
});

test("a call that is given back does not count", async () => {
  const [limit] = limitsOf("back", 1);
  for (let round = 0; round < 3; round += 1) {
    expect(await outcome(limit?.take("a") ?? Promise.reject())).toBe("taken");
    await limit?.giveBack("a");
  }
  await limit?.take("a");
  expect(await outcome(limit?.take("a") ?? Promise.reject())).toBe("refused");
});

test("no IP address of a caller is readable in Redis", async () => {
  const [limit] = limitsOf("private", 5);
  await limit?.take("203.0.113.77");
  const keys = await instances[0].keys("*private*");
  expect(keys).toHaveLength(1);
  expect(keys.join()).not.toContain("203.0.113.77");
});

test("without Redis a limit still holds in each instance", async () => {
  const away = new Redis({ port: 1, maxRetriesPerRequest: 0, retryStrategy: () => null, lazyConnect: true });
  away.on("error", () => undefined);
  const limit = createRateLimit({ redis: away, name: "away", points: 1, seconds: 60 });
  expect(await outcome(limit.take("a"))).toBe("taken");
  expect(await outcome(limit.take("a"))).toBe("refused");
  away.disconnect();
});

test.each([
  ["198.51.100.9", "10.0.0.1", "198.51.100.9"],
  ["1.1.1.1, 198.51.100.9", "10.0.0.1", "198.51.100.9"],
  [undefined, "10.0.0.1", "10.0.0.1"],
  ["", "10.0.0.1", "10.0.0.1"],
])("of X-Forwarded-For %s only the entry of the nearest proxy counts", (header, socket, address) => {
  expect(callerAddress(header, socket)).toBe(address);
});
