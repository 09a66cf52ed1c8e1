import { describe, expect, test } from "vitest";
import { enrol } from "../world/people";
import { ask, cms, editor, graphql, ORIGIN } from "./edge";

describe("GraphQL", () => {
  const nested = (levels: number) =>
    `{ Posts { docs ${"{ tenant ".repeat(levels)}{ id }${" }".repeat(levels)} } }`;
  const aliased = (count: number) =>
    `{ ${Array.from({ length: count }, (_, at) => `a${at}: Posts { totalDocs }`).join(" ")} }`;

  test.each([
    ["20 levels", nested(20)],
    ["10,000 levels", nested(10_000)],
    ["10,000 open braces", "{".repeat(10_000)],
    ["10,000 open lists", `{ Posts(where: ${"[".repeat(10_000)}`],
    ["1,000 aliases", aliased(1_000)],
    ["40 aliases", aliased(40)],
    ["a fragment that contains itself", "{ Posts { ...a } } fragment a on Posts { docs { id } ...a }"],
    ["an empty text", ""],
    ["a subscription", "subscription { x }"],
  ])("a query with %s is refused with 400 and a reason", async (_name, query) => {
    const answer = await ask(query, await editor.session());
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("query");
  });

  test("invalid JSON is refused with 400", async () => {
    const headers = { "content-type": "application/json" };
    for (const body of ["{", "[]", "null", "[[[[", '{"query":1}']) {
      const request = new Request(`${ORIGIN}/api/graphql`, { method: "POST", headers, body });
      expect((await graphql.POST(request, undefined)).status, body).toBe(400);
    }
  });

  test("no mutation of an account fails, and verifying an address is refused with the reason", async () => {
    const mutations = [
      'verifyEmailUser(token: "x")',
      'unlockUser(email: "x")',
      'forgotPasswordUser(email: "x")',
      'resetPasswordUser(token: "x", password: "x") { token }',
      'loginUser(email: "x", password: "x") { token }',
      "logoutUser",
      "refreshTokenUser { refreshedToken }",
    ];
    for (const mutation of mutations)
      for (const headers of [await (await enrol(cms, "editor", "ours")).session(), {}]) {
        const text = await (await ask(`mutation { ${mutation} }`, headers)).text();
        expect(text, mutation).not.toMatch(/Something went wrong|"statusCode":5/);
        if (mutation.startsWith("verify")) expect(text).toContain("Keycloak");
      }
  });

  test("only signed-in users can read the schema", async () => {
    const query = "{ __schema { types { name } } }";
    expect(await (await ask(query)).text()).not.toContain('"types"');
    expect(await (await ask(query, await editor.session())).text()).toContain('"types"');
  });

  test("a read by GraphQL above the limit is refused", async () => {
    const text = await (await ask("{ Posts(limit: 100000) { totalDocs } }", await editor.session())).text();
    expect(text).toContain("`limit`");
  });
});
