import { afterAll, afterEach, describe, expect, test } from "vitest";
import { call, pool, stack } from "../support/client";
import {
  accessToken,
  breakNeighbours,
  change,
  enrol,
  exchange,
  signOnCustomer,
  signOnStaff,
} from "../support/directory";
import { seedTenant } from "../support/seed-tenant";

afterAll(() => pool.end());

const OWNER = { groups: ["/tenants/somewhere/owner"] };

function claimsOf(token: string) {
  return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
}

describe("staff sign-in with an access token", () => {
  test("concurrent sign-ins of one person create one Medusa user and return it each time", async () => {
    const subject = await enrol(OWNER);
    const tokens = await Promise.all(
      Array.from({ length: 5 }, async () => exchange("user", await accessToken(subject))),
    );
    expect(tokens.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(tokens.map(({ body }) => claimsOf(body.token).actor_id)).size).toBe(1);
    const { rows } = await pool.query(`select 1 from "user" where email = $1 and deleted_at is null`, [
      `${subject}@people.test`,
    ]);
    expect(rows).toHaveLength(1);
    const me = await call("/admin/users/me", {
      headers: { authorization: `Bearer ${tokens[0]?.body.token}` },
    });
    expect(me).toMatchObject({ status: 200, body: { user: { email: `${subject}@people.test` } } });
  });

  test("the Medusa token does not outlive the access token", async () => {
    const subject = await enrol(OWNER);
    const { body } = await exchange("user", await accessToken(subject, { seconds: 90 }));
    const { iat, exp } = claimsOf(body.token);
    expect(exp - iat).toBeLessThanOrEqual(90);
  });

  test("the Medusa token cannot be exchanged for a session or refreshed", async () => {
    const { authorization } = await signOnStaff(OWNER);
    expect((await call("/auth/session", { method: "POST", headers: { authorization } })).status).toBe(403);
    expect((await call("/auth/token/refresh", { method: "POST", headers: { authorization } })).status).toBe(
      403,
    );
  });

  test.each<[string, Parameters<typeof enrol>[0], Parameters<typeof accessToken>[1], number]>([
    ["without a role", {}, {}, 403],
    ["who only shop", { groups: ["/tenants/somewhere/customer"] }, {}, 403],
    ["who only edit content", { groups: ["/tenants/somewhere/editor"] }, {}, 403],
    ["who are disabled", { ...OWNER, enabled: false }, {}, 403],
    ["who signed in at a shop", OWNER, { azp: "storefront" }, 403],
    ["whose token claims a role Keycloak does not know of", {}, { claims: { groups: OWNER.groups } }, 403],
  ])("people %s cannot sign in", async (_who, person, over, status) => {
    const subject = await enrol(person);
    expect((await exchange("user", await accessToken(subject, over))).status).toBe(status);
    const { rows } = await pool.query(`select 1 from "user" where email = $1`, [`${subject}@people.test`]);
    expect(rows).toEqual([]);
  });

  test("the token of a service and a forged token are refused", async () => {
    const service = await accessToken("bot", {
      azp: "x",
      claims: { preferred_username: "service-account-x" },
    });
    expect((await exchange("user", service)).status).toBe(401);
    expect((await exchange("user", `${service.slice(0, -4)}AAAA`)).status).toBe(401);
  });

  test("a person with an unverified e-mail address does not take over the user with that address", async () => {
    const subject = await enrol({ ...OWNER, email: "admin@tandem.test", emailVerified: false });
    const { status, body } = await exchange("user", await accessToken(subject));
    expect(status).toBe(200);
    const { rows } = await pool.query(`select email from "user" where id = $1`, [
      claimsOf(body.token).actor_id,
    ]);
    expect(rows).toEqual([{ email: `${subject}@sign-on.invalid` }]);
  });

  test("a person disabled in Keycloak is refused at the next check", async () => {
    const subject = await enrol(OWNER);
    const { body } = await exchange("user", await accessToken(subject));
    const headers = { authorization: `Bearer ${body.token}` };
    expect((await call("/admin/users/me", { headers })).status).toBe(200);
    await change(subject, { ...OWNER, enabled: false });
    const status = async () => (await call("/admin/users/me", { headers })).status;
    await expect.poll(status, { timeout: 58_000, interval: 1_000 }).toBe(401);
  });
});

describe("sign-in while Keycloak is unavailable", () => {
  afterEach(() => breakNeighbours(null));

  test("a sign-in in the browser fails with unavailable, not as unauthenticated", async () => {
    const begun = await call("/auth/user/keycloak", { headers: { authorization: "" } });
    const state = new URL(begun.body.location).searchParams.get("state");
    const cookie = begun.headers.get("set-cookie")?.split(";")[0] ?? "";
    await breakNeighbours("/openid-connect/token$");
    const answer = await call(
      `/auth/user/keycloak/callback?code=c&state=${state}&iss=${encodeURIComponent(stack.issuer)}`,
      { headers: { authorization: "", cookie } },
    );
    expect(answer).toMatchObject({ status: 503, body: { code: "unavailable" } });
  });

  test("a new person's sign-in with a token fails with unavailable and can be retried", async () => {
    const token = await accessToken(await enrol(OWNER));
    await breakNeighbours("^GET /admin/realms/tandem/users");
    expect(await exchange("user", token)).toMatchObject({ status: 503, body: { code: "unavailable" } });
    await breakNeighbours(null);
    expect((await exchange("user", token)).status).toBe(200);
  });
});

test("an invalid sign-in body is refused as invalid_input with the name of the field", async () => {
  const answer = await call("/auth/user/keycloak", { body: { access_token: "" } });
  expect(answer).toMatchObject({ status: 400, body: { code: "invalid_input" } });
  expect(answer.body.message).toContain("access_token");
});

test("a conflict found in a workflow is returned as a conflict: an e-mail address used by another admin user", async () => {
  const email = `${crypto.randomUUID()}@people.test`;
  expect((await signOnStaff({ ...OWNER, email })).authorization).toBeDefined();
  const second = await enrol({ ...OWNER, email });
  expect(await exchange("user", await accessToken(second))).toMatchObject({
    status: 409,
    body: { code: "conflict", message: "Another user of the admin has your e-mail address." },
  });
});

describe("routes that Medusa opens by default", () => {
  test.each([
    ["creating an e-mail login for the admin", "/auth/user/emailpass/register", 404],
    ["creating an e-mail login for a customer", "/auth/customer/emailpass/register", 404],
    ["taking over a user by e-mail address", "/auth/keycloak/user", 404],
    ["signing in as another kind of actor", "/auth/robot/keycloak", 404],
  ])("%s is not found", async (_what, path, status) => {
    const { authorization } = await signOnStaff(OWNER);
    const body = { email: "x@y.test", password: "a long password" };
    expect((await call(path, { body, headers: { authorization } })).status).toBe(status);
  });
});

describe("customer sign-in at a shop", () => {
  test("a person is one customer in all shops they sign in at, linked only to the tenants of those shops", async () => {
    const [one, two] = [await seedTenant(), await seedTenant()];
    const { subject, ...first } = await signOnCustomer(one.key);
    const me = await call("/store/customers/me", { headers: first });
    const again = await exchange("customer", await accessToken(subject, { azp: "storefront" }), two.key);
    expect(claimsOf(again.body.token).actor_id).toBe(me.body.customer.id);
    const { rows } = await pool.query(
      "select tenant_id from tenant_customer where customer_id = $1 and deleted_at is null",
      [me.body.customer.id],
    );
    expect(rows.map(({ tenant_id }) => tenant_id).sort()).toEqual([one.tenant, two.tenant].sort());
  });

  test("a customer cannot sign in without naming the shop", async () => {
    const subject = await enrol({});
    expect((await exchange("customer", await accessToken(subject))).status).toBe(400);
  });

  test("a customer's token is refused by the admin", async () => {
    const { key } = await seedTenant();
    const { authorization } = await signOnCustomer(key);
    expect((await call("/admin/products", { headers: { authorization } })).status).toBe(401);
  });
});
