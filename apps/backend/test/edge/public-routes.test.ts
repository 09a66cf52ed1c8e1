import { afterAll, describe, expect, test } from "vitest";
import { PUBLIC_RULES, publicRouteOf } from "../../src/access-control/public-rules";
import { complaints } from "../isolation/requests";
import { realRoutes, SIDES } from "../isolation/routes";
import { call, pool } from "../support/client";
import { sendRaw } from "../support/raw";

afterAll(() => pool.end());

const ACTORS = ["user", "customer", "member", "api-key", "foo", "USER", "__proto__"];
const PROVIDERS = ["keycloak", "emailpass", "cloud", "google", "foo", "__proto__"];
const json = { "content-type": "application/json" };
const body = JSON.stringify({
  email: "new@tandem.test",
  password: "a long password",
  identifier: "new@tandem.test",
});

/** Every route outside the admin and store APIs, once for every actor and provider its parameters take. */
const calls = SIDES.filter((side) => side !== "admin" && side !== "store")
  .flatMap(realRoutes)
  .flatMap(({ method, path }) =>
    ACTORS.flatMap((actor) =>
      PROVIDERS.map((provider) => ({
        method,
        path: path
          .replace(":actor_type", actor)
          .replace(":auth_provider", provider)
          .replace(":provider", provider)
          .replace(/:\w+/g, "x_1"),
      })),
    ),
  );
const distinct = [...new Map(calls.map((one) => [`${one.method} ${one.path}`, one])).values()];

describe("the table of public routes", () => {
  test("the table lists only routes that exist", () => {
    const there = new Set(distinct.map(({ method, path }) => publicRouteOf(method, path)?.name));
    const shipped = Object.keys(PUBLIC_RULES).filter((name) => name !== "GET /health");
    expect(shipped.filter((name) => !there.has(name))).toEqual([]);
  });

  test("every actor, provider and route outside the table responds with not_found", async () => {
    const closed = distinct.filter(({ method, path }) => publicRouteOf(method, path) === undefined);
    expect(closed.length).toBeGreaterThan(100);
    const wrong = await complaints(closed, async ({ method, path }) => {
      const { status, text } = await sendRaw(path, {
        method,
        headers: json,
        ...(method === "GET" ? {} : { body }),
      });
      if (status !== 404 || !text.includes('"not_found"'))
        return `${method} ${path}: ${status} ${text.slice(0, 80)}`;
    });
    expect(wrong).toEqual([]);
  });

  test("no request for a closed route creates a login", async () => {
    const { rows } = await pool.query(
      "select entity_id from provider_identity where entity_id = 'new@tandem.test'",
    );
    expect(rows).toEqual([]);
  });
});

test("a wrong password gets the same response after the same minimum time for known and unknown e-mail addresses", async () => {
  const tryPassword = async (email: string) => {
    const startedAt = performance.now();
    const { status, body } = await call("/auth/user/emailpass", {
      body: { email, password: "a wrong password" },
      headers: { authorization: "", "x-forwarded-for": "198.51.100.78" },
    });
    return { status, body, ms: performance.now() - startedAt };
  };
  const known = await tryPassword("admin@tandem.test");
  const unknown = await tryPassword(`${crypto.randomUUID()}@tandem.test`);
  expect(known.status).toBe(401);
  expect({ status: unknown.status, body: unknown.body }).toEqual({ status: known.status, body: known.body });
  expect(Math.min(known.ms, unknown.ms)).toBeGreaterThanOrEqual(990);
});
