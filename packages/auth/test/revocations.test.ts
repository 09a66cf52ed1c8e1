import { startTestRedis } from "@tandem/local-servers";
import { Redis } from "ioredis";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRevocations } from "../src/index.js";

let server: Awaited<ReturnType<typeof startTestRedis>>;
let redis: Redis;

beforeAll(async () => {
  server = await startTestRedis();
  redis = new Redis(server.url(), { maxRetriesPerRequest: 0, retryStrategy: () => null });
  redis.on("error", () => undefined);
});
afterAll(async () => {
  redis?.disconnect();
  await server?.stop();
});

test("a revoked session is revoked in every instance, other sessions of the user are not", async () => {
  await createRevocations(redis).revoke({ sessionId: "s1", subject: "anna" });
  const elsewhere = createRevocations(redis);
  expect(await elsewhere.isRevoked({ sessionId: "s1", subject: "anna", issuedAt: Date.now() })).toBe(true);
  expect(await elsewhere.isRevoked({ sessionId: "s2", subject: "anna", issuedAt: 0 })).toBe(false);
});

test("revoking all sessions of a user revokes those that began before, in every app, and no later one", async () => {
  let clock = 1_000;
  const revocations = createRevocations(redis, { now: () => clock });
  clock = 5_000;
  await revocations.revoke({ sessionId: null, subject: "boris" });
  const is = (issuedAt: number, subject = "boris", sessionId: string | null = "b1") =>
    revocations.isRevoked({ sessionId, subject, issuedAt });
  expect(await is(4_999)).toBe(true);
  expect(await is(5_000)).toBe(true);
  expect(await is(4_000, "boris", null)).toBe(true);
  expect(await is(5_001)).toBe(false);
  expect(await is(4_999, "vera")).toBe(false);
});

test("a repeated logout does not revoke a session that began later", async () => {
  const revocations = createRevocations(redis);
  for (let time = 0; time < 2; time += 1) await revocations.revoke({ sessionId: "old", subject: "gulya" });
  expect(await revocations.isRevoked({ sessionId: "new", subject: "gulya", issuedAt: Date.now() })).toBe(
    false,
  );
});

test("every entry expires by itself", async () => {
  for (const key of await redis.keys("tandem:revoked:*")) expect(await redis.ttl(key)).toBeGreaterThan(0);
});

test("without Redis every check fails as unavailable", async () => {
  const away = new Redis("redis://127.0.0.1:9", { maxRetriesPerRequest: 0, retryStrategy: () => null });
  away.on("error", () => undefined);
  const asked = createRevocations(away).isRevoked({ sessionId: "s", subject: "anna", issuedAt: 0 });
  await expect(asked).rejects.toMatchObject({ code: "unavailable" });
  away.disconnect();
});
