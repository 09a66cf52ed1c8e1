import { randomUUID } from "node:crypto";
import { createRateLimit } from "@tandem/auth";
import { Redis } from "ioredis";
import { afterAll, expect, test } from "vitest";
import { SHOP_WRITES, SIGN_ON } from "../../src/http/rate-limit/limits";
import { call, pool, stack } from "../support/client";
import { seedTenant } from "../support/seed-tenant";

afterAll(() => pool.end());

/** A new client IP for every test, so that tests do not share a limit. */
let clients = 0;
const from = () => {
  clients += 1;
  return { authorization: "", "x-forwarded-for": `10.7.${Math.floor(clients / 250)}.${1 + (clients % 250)}` };
};

const tryPassword = (email: string, headers: Record<string, string>) =>
  call("/auth/user/emailpass", { body: { email, password: randomUUID() }, headers });

test("of concurrent password attempts on one account ten are checked, the rest get 429 with Retry-After", async () => {
  const email = `${randomUUID()}@people.test`;
  const answers = await Promise.all(Array.from({ length: 60 }, () => tryPassword(email, from())));
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(50);
  for (const { headers, body } of refused) {
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(600);
    expect(body.code).toBe("rate_limited");
  }
});

test("password attempts on many accounts from one IP address are rate limited", async () => {
  const headers = from();
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => tryPassword(`${randomUUID()}@people.test`, headers)),
  );
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([...Array(30).fill(401), ...Array(20).fill(429)]);
});

test("successful sign-ins do not count against the limit", async () => {
  const headers = from();
  const body = { email: "admin@tandem.test", password: "only-for-this-test" };
  for (let round = 0; round < 12; round += 1) {
    expect((await call("/auth/user/emailpass", { body, headers })).status).toBe(200);
  }
});

test("concurrent writes from one IP address share one exact limit across instances, separate for each shop", async () => {
  const { "x-forwarded-for": address, ...headers } = from();
  const [shop, another] = [await seedTenant(), await seedTenant()];
  const redis = new Redis(stack.redis);
  const elsewhere = createRateLimit({ redis, ...SHOP_WRITES });
  await Promise.all(
    Array.from({ length: SHOP_WRITES.points - 20 }, () => elsewhere.take(`${shop.key}:${address}`)),
  );
  redis.disconnect();
  const write = ({ key }: { key: string }) =>
    call("/store/customers", {
      body: {},
      headers: { ...headers, "x-forwarded-for": address, "x-publishable-api-key": key },
    });
  const answers = await Promise.all(Array.from({ length: 50 }, () => write(shop)));
  expect(answers.filter(({ status }) => status === 403)).toHaveLength(20);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(30);
  expect((await write(another)).status).toBe(403);
});

test("concurrent sign-ins from one IP address share one exact limit across instances", async () => {
  const { "x-forwarded-for": address, ...headers } = from();
  const redis = new Redis(stack.redis);
  const elsewhere = createRateLimit({ redis, ...SIGN_ON });
  await Promise.all(Array.from({ length: SIGN_ON.points - 20 }, () => elsewhere.take(address)));
  redis.disconnect();
  const answers = await Promise.all(
    Array.from({ length: 50 }, () =>
      call("/auth/user/keycloak", {
        body: { access_token: "x" },
        headers: { ...headers, "x-forwarded-for": address },
      }),
    ),
  );
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(20);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(30);
});
