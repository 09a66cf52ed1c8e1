import { describe, expect, test } from "vitest";
import { asEditor, call, cms, editor } from "./edge";

describe("accounts", () => {
  test("a user cannot change their email or password, which Keycloak manages", async () => {
    for (const [field, value] of [
      ["email", "other@people.test"],
      ["password", "correct horse battery"],
    ] as const) {
      const answer = await asEditor("PATCH", `users/${editor.userId}`, { [field]: value, name: "Other" });
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain(`\`${field}\``);
    }
    const data = {
      email: `${editor.subject}@people.test`,
      name: "Ann",
      hash: "x",
      salt: "x",
      lockUntil: "2099-01-01",
    };
    expect((await asEditor("PATCH", `users/${editor.userId}`, data)).status).toBe(200);
    const { poolOf } = await import("../../src/connections/pool");
    const { rows } = await poolOf(cms.payload).query(
      "select name, hash, lock_until from users where id = $1",
      [editor.userId],
    );
    expect(rows[0]).toMatchObject({ name: "Ann", lock_until: null });
    expect(rows[0].hash).not.toBe("x");
  });

  test("an account cannot use an API key that its owner invented", async () => {
    for (const apiKey of [
      "secret",
      "1".repeat(40),
      "11111111-1111-4111-8111-111111111111",
      "a b".repeat(20),
    ]) {
      const answer = await asEditor("PATCH", `users/${editor.userId}`, { enableAPIKey: true, apiKey });
      expect(answer.status, apiKey).toBe(400);
      expect(await answer.text()).toContain('"path":"apiKey"');
    }
    const strong = await asEditor("PATCH", `users/${editor.userId}`, {
      enableAPIKey: true,
      apiKey: crypto.randomUUID(),
    });
    expect(strong.status).toBe(200);
  });

  test("responses about passwords and locks do not reveal whether an account exists", async () => {
    for (const path of ["users/forgot-password", "users/unlock", "users/reset-password"]) {
      const answers = new Set<string>();
      for (const email of [`${editor.subject}@people.test`, "no@people.test"]) {
        const answer = await call("POST", path, {
          // An address of its own: earlier tests may have used up the limits of the default one.
          headers: { "content-type": "application/json", "x-forwarded-for": "203.0.113.9" },
          body: JSON.stringify({ email, password: "wrong", token: "x" }),
        });
        answers.add(`${answer.status} ${await answer.text()}`);
      }
      expect([...answers], path).toHaveLength(1);
    }
  });
});
