import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rest } from "./world/callers";
import { enrol } from "./world/people";
import { type Cms, startCms } from "./world/start-cms";

let cms: Cms;
const emergency = { email: "emergency@people.test", password: randomUUID() };
let colleague: string;

beforeAll(async () => {
  cms = await startCms();
  const data = { ...emergency, platformRole: "platform-admin" } as const;
  await cms.payload.create({ collection: "users", overrideAccess: true, data });
  colleague = `${(await enrol(cms, "platform-admin")).subject}@people.test`;
}, 300_000);
afterAll(() => cms?.stop());

let callers = 0;
async function attempt(email: string, password: string = randomUUID()) {
  callers += 1;
  const began = performance.now();
  const headers = { "x-forwarded-for": `10.1.1.${callers}` };
  const { status, text } = await rest("POST", "/users/login", { headers, body: { email, password } });
  return { answer: { status, text }, ms: performance.now() - began };
}

test("a wrong password gets the same response, in the same time, whether the address has an account or not", async () => {
  const addresses = [emergency.email, colleague, "nobody@people.test"];
  const tries = new Map<string, Awaited<ReturnType<typeof attempt>>[]>(addresses.map((email) => [email, []]));
  for (let round = 0; round < 9; round += 1) {
    for (const email of addresses) tries.get(email)?.push(await attempt(email));
  }
  const answers = addresses.map((email) => tries.get(email)?.map(({ answer }) => answer));
  expect(answers[0]?.map(({ status }) => status)).toEqual([...Array(8).fill(401), 429]);
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
  const fastest = addresses.map((email) =>
    Math.min(...(tries.get(email) ?? []).slice(0, 8).map(({ ms }) => ms)),
  );
  expect(Math.max(...fastest) / Math.min(...fastest), `${fastest} ms`).toBeLessThan(3);
}, 240_000);

test("the right password opens the emergency account, however often, and is not counted", async () => {
  const other = { email: "second@people.test", password: randomUUID() };
  const data = { ...other, platformRole: "platform-admin" } as const;
  await cms.payload.create({ collection: "users", overrideAccess: true, data });
  for (let round = 0; round < 9; round += 1) {
    expect((await attempt(other.email, other.password)).answer.status).toBe(200);
  }
});
