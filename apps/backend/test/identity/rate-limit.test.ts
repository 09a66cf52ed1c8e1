import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { call, pool } from "../support/client";

afterAll(() => pool.end());

/** Another client behind the proxy for every test, so that none spends what another has. */
const from = () => ({
  authorization: "",
  "x-forwarded-for": `10.${Math.ceil(Math.random() * 250)}.${Math.ceil(Math.random() * 250)}.7`,
});

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
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(30);
});

test("signing in rightly is not counted", async () => {
  const headers = from();
  const body = { email: "admin@tandem.test", password: "only-for-this-test" };
  for (let round = 0; round < 12; round += 1) {
    expect((await call("/auth/user/emailpass", { body, headers })).status).toBe(200);
  }
});
