import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { graphql, rest } from "./world/callers";
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
  const addresses = [emergency.email, colleague, "unknown@people.test"];
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

test.each([
  ["a password longer than any account has", "x".repeat(1_025)],
  ["an empty password", ""],
])(
  "%s is rejected before an account is looked up, whether the address has an account or not",
  async (_, password) => {
    const tries = [];
    for (const email of [emergency.email, colleague, "nobody@people.test"])
      tries.push(await attempt(email, password));
    expect(tries.map(({ answer }) => answer.status)).toEqual([400, 400, 400]);
    expect(new Set(tries.map(({ answer }) => answer.text)).size).toBe(1);
  },
);

test("the right password signs in to the emergency account, however often, and is not counted", async () => {
  const other = { email: "second@people.test", password: randomUUID() };
  const data = { ...other, platformRole: "platform-admin" } as const;
  await cms.payload.create({ collection: "users", overrideAccess: true, data });
  for (let round = 0; round < 9; round += 1) {
    expect((await attempt(other.email, other.password)).answer.status).toBe(200);
  }
});

test("30 sign-ins at once each get a session of their own or are refused with a reason", async () => {
  const { poolOf } = await import("../src/connections/pool");
  const people = await Promise.all(
    Array.from({ length: 6 }, async (_, at) => {
      const person = { email: `together-${at}@people.test`, password: randomUUID() };
      const data = { ...person, platformRole: "platform-admin" } as const;
      await cms.payload.create({ collection: "users", overrideAccess: true, data });
      return person;
    }),
  );
  // As after an idle period, when the pool has closed its connections.
  await Promise.all(Array.from({ length: 6 }, () => poolOf(cms.payload).query("select 1")));
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, at) => {
      const { email, password } = people[at % people.length] ?? emergency;
      return attempt(email, password);
    }),
  );
  const refused = answers.filter(({ answer }) => answer.status !== 200);
  // A busy machine may not process all of them within a minute.
  for (const { answer } of refused) {
    expect(answer.status, answer.text).toBe(503);
    expect(answer.text).toContain("Try again");
  }
  expect(refused.length).toBeLessThan(30);
  const { rows } = await poolOf(cms.payload).query<{ sessions: number }>(
    `select count(*)::int as sessions from users_sessions s join users u on u.id = s._parent_id
     where u.email like 'together-%'`,
  );
  expect(rows[0]?.sessions).toBe(30 - refused.length);
}, 240_000);

test("GraphQL does not check passwords, because its mutations are not run one at a time", async () => {
  const query = "mutation($e: String!, $p: String!) { loginUser(email: $e, password: $p) { token } }";
  const { text } = await graphql(query, { e: emergency.email, p: emergency.password });
  expect(text).toContain("POST /api/users/login");
});
