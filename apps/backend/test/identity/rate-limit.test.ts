import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { call, pool } from "../support/client";

afterAll(() => pool.end());

/** Another client behind the proxy for every test, so that none spends what another has. */
let clients = 0;
const from = () => {
  clients += 1;
  return { authorization: "", "x-forwarded-for": `10.7.${Math.floor(clients / 250)}.${1 + (clients % 250)}` };
};

const tryPassword = (email: string, headers: Record<string, string>) =>
  call("/auth/user/emailpass", { body: { email, password: randomUUID() }, headers });

test("passwords tried at the same time from everywhere: ten of one account are looked at, the rest are told when to come back", async () => {
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

test("passwords of many accounts from one address are limited too", async () => {
  const headers = from();
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => tryPassword(`${randomUUID()}@people.test`, headers)),
  );
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([...Array(30).fill(401), ...Array(20).fill(429)]);
});

test("signing in rightly is not counted", async () => {
  const headers = from();
  const body = { email: "admin@tandem.test", password: "only-for-this-test" };
  for (let round = 0; round < 12; round += 1) {
    expect((await call("/auth/user/emailpass", { body, headers })).status).toBe(200);
  }
});
