import { afterAll, afterEach, describe, expect, test } from "vitest";
import { call, openShop, pool, stack } from "../support/client";
import {
  accessToken,
  breakNeighbours,
  change,
  enrol,
  exchange,
  signOnCustomer,
  signOnStaff,
} from "../support/directory";

afterAll(() => pool.end());

const OWNER = { groups: ["/tenants/somewhere/owner"] };

function claimsOf(token: string) {
  return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
}

describe("staff sign on with an access token", () => {
  test("and become a user of Medusa, the same one ever after", async () => {
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

  test("for no longer than the access token lives", async () => {
    const subject = await enrol(OWNER);
    const { body } = await exchange("user", await accessToken(subject, { seconds: 90 }));
    const { iat, exp } = claimsOf(body.token);
    expect(exp - iat).toBeLessThanOrEqual(90);
  });

  test("but cannot stretch it into a session or renew it", async () => {
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
    ["who signed on in a shop", OWNER, { azp: "storefront" }, 403],
    ["whose token claims a role Keycloak does not know of", {}, { claims: { groups: OWNER.groups } }, 403],
  ])("not people %s", async (_who, person, over, status) => {
    const subject = await enrol(person);
    expect((await exchange("user", await accessToken(subject, over))).status).toBe(status);
    const { rows } = await pool.query(`select 1 from "user" where email = $1`, [`${subject}@people.test`]);
    expect(rows).toEqual([]);
  });

  test("not with the token of a service or a forged one", async () => {
    const service = await accessToken("bot", {
      azp: "x",
      claims: { preferred_username: "service-account-x" },
    });
    expect((await exchange("user", service)).status).toBe(401);
    expect((await exchange("user", `${service.slice(0, -4)}AAAA`)).status).toBe(401);
  });

  test("and never take over the user of an e-mail address that Keycloak did not verify", async () => {
    const subject = await enrol({ ...OWNER, email: "admin@tandem.test", emailVerified: false });
    const { status, body } = await exchange("user", await accessToken(subject));
    expect(status).toBe(200);
    const { rows } = await pool.query(`select email from "user" where id = $1`, [
      claimsOf(body.token).actor_id,
    ]);
    expect(rows).toEqual([{ email: `${subject}@sign-on.invalid` }]);
  });

  test("are refused at the next check once they are disabled", async () => {
    const subject = await enrol(OWNER);
    const { body } = await exchange("user", await accessToken(subject));
    const headers = { authorization: `Bearer ${body.token}` };
    expect((await call("/admin/users/me", { headers })).status).toBe(200);
    await change(subject, { ...OWNER, enabled: false });
    const status = async () => (await call("/admin/users/me", { headers })).status;
    await expect.poll(status, { timeout: 58_000, interval: 1_000 }).toBe(401);
  });
});

describe("while Keycloak is away", () => {
  afterEach(() => breakNeighbours(null));

  test("a sign-on through the browser can be tried again: it is not the person's fault", async () => {
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

  test("a sign-on with a token of somebody not known yet can be tried again", async () => {
    const token = await accessToken(await enrol(OWNER));
    await breakNeighbours("^GET /admin/realms/tandem/users");
    expect(await exchange("user", token)).toMatchObject({ status: 503, body: { code: "unavailable" } });
    await breakNeighbours(null);
    expect((await exchange("user", token)).status).toBe(200);
  });
});

test("what a sign-on cannot read is refused as such, naming the field", async () => {
  const answer = await call("/auth/user/keycloak", { body: { access_token: "" } });
  expect(answer).toMatchObject({ status: 400, body: { code: "invalid_input" } });
  expect(answer.body.message).toContain("access_token");
});

test("a conflict found within a workflow is told as one: the e-mail of another person in the admin", async () => {
  const email = `${crypto.randomUUID()}@people.test`;
  expect((await signOnStaff({ ...OWNER, email })).authorization).toBeDefined();
  const second = await enrol({ ...OWNER, email });
  expect(await exchange("user", await accessToken(second))).toMatchObject({
    status: 409,
    body: { code: "conflict", message: "Another person in the admin has your e-mail address." },
  });
});

describe("what Medusa leaves open by itself is closed", () => {
  test.each([
    ["making an e-mail login for the admin", "/auth/user/emailpass/register", 404],
    ["making an e-mail login for a customer", "/auth/customer/emailpass/register", 404],
    ["taking a user by e-mail address", "/auth/keycloak/user", 404],
    ["signing on as another kind of actor", "/auth/robot/keycloak", 404],
  ])("%s", async (_what, path, status) => {
    const { authorization } = await signOnStaff(OWNER);
    const body = { email: "x@y.test", password: "a long password" };
    expect((await call(path, { body, headers: { authorization } })).status).toBe(status);
  });
});

describe("customers sign on in a shop", () => {
  test("and are one customer in every shop they sign on in, linked to the tenants of those only", async () => {
    const [one, two] = [await openShop(), await openShop()];
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

  test("not without saying in which", async () => {
    const subject = await enrol({});
    expect((await exchange("customer", await accessToken(subject))).status).toBe(400);
  });

  test("and are nobody in the admin", async () => {
    const { key } = await openShop();
    const { authorization } = await signOnCustomer(key);
    expect((await call("/admin/products", { headers: { authorization } })).status).toBe(401);
  });
});
