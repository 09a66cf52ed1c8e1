import { randomBytes } from "node:crypto";
import { createRateLimit } from "@tandem/auth";
import { waitFor } from "@tandem/local-servers";
import { signInAt } from "@tandem/local-servers/realm";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, pool, stack } from "../support/client";
import { change, enrol, neighbours, signOnStaff } from "../support/directory";
import { mailsTo, tokenFor } from "../support/mail";
import { seedTenant } from "../support/seed-tenant";

afterAll(() => pool.end());

const someone = () => `${randomBytes(5).toString("hex")}@people.test`;
const PATH = "/admin/members";

/** Creates a tenant with its groups in Keycloak and a signed-in owner. */
async function shop() {
  const { slug, tenant, staff } = await seedTenant({ roles: ["owner"] });
  const { owner } = staff;
  return { slug, tenant, headers: { authorization: owner.authorization }, subject: owner.subject };
}
let mine: Awaited<ReturnType<typeof shop>>;
beforeAll(async () => {
  mine = await shop();
});
const invite = (email: string, headers = mine.headers, role = "staff") =>
  call(PATH, { body: { email, role, locale: "uz" }, headers });
const listed = async (headers = mine.headers) =>
  (await call(PATH, { headers })).body.invitations as { id: string; email: string; expired: boolean }[];
/** Creates one more owner, whose invitations count against a separate limit. */
async function freshOwner() {
  const { authorization } = await signOnStaff({ groups: [`/tenants/${mine.slug}/owner`] });
  return { headers: { authorization } };
}
const open = (token: string) =>
  fetch(`${stack.backend}/invitations?token=${token}`, { redirect: "manual" }).then(({ status }) => status);

describe("invitations", () => {
  test("sending an invitation neither looks up nor changes an account with its e-mail address", async () => {
    const email = someone();
    const { accountCalls } = await neighbours();
    const { status, body } = await invite(email.toUpperCase());
    expect(status).toBe(201);
    expect(Object.keys(body.invitation).sort()).toEqual([
      "email",
      "expired",
      "expires_at",
      "id",
      "role",
      "sent_at",
    ]);
    expect((await neighbours()).accountCalls).toEqual(accountCalls);
    expect((await listed()).map((one) => one.email)).toContain(email);
  });

  test("an invitation is mailed in the requested language, as text and HTML, without data of the inviter", async () => {
    const email = someone();
    await invite(email);
    const [mail] = await mailsTo(email);
    expect(mail?.subject).toContain("taklif");
    expect(mail?.html).toContain(`${stack.backend}/invitations?token=${await tokenFor(email)}`);
    expect(JSON.stringify(mail)).not.toContain(mine.subject);
  });

  test("the token of an invitation is stored only as a hash", async () => {
    const email = someone();
    await invite(email);
    const token = await tokenFor(email);
    const { rows } = await pool.query("select * from tenant_invitation where email = $1", [email]);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(rows[0].token_hash).toMatch(/^[\w-]{43}$/);
    expect(await open(token)).toBe(303);
  });

  test("sending an invitation again invalidates the previous link", async () => {
    const email = someone();
    const { body } = await invite(email);
    const first = await tokenFor(email);
    const again = await call(`${PATH}/invitations/${body.invitation.id}/resend`, {
      method: "POST",
      headers: mine.headers,
    });
    expect(again.status).toBe(200);
    expect([await open(first), await open(await tokenFor(email))]).toEqual([404, 303]);
  });

  test("a new invitation to the same e-mail address replaces the previous one", async () => {
    const email = someone();
    await invite(email);
    const first = await tokenFor(email);
    expect((await invite(email, mine.headers, "viewer")).status).toBe(201);
    expect(await open(first)).toBe(404);
    expect((await listed()).filter((one) => one.email === email)).toHaveLength(1);
  });

  test("the link of a withdrawn or expired invitation is not found", async () => {
    const [withdrawn, expired] = [someone(), someone()];
    const { body } = await invite(withdrawn);
    await invite(expired);
    const path = `${PATH}/invitations/${body.invitation.id}`;
    expect((await call(path, { method: "DELETE", headers: mine.headers })).status).toBe(200);
    expect((await call(path, { method: "DELETE", headers: mine.headers })).status).toBe(404);
    await pool.query(
      "update tenant_invitation set expires_at = now() - interval '1 second' where email = $1",
      [expired],
    );
    expect([await open(await tokenFor(withdrawn)), await open(await tokenFor(expired))]).toEqual([404, 404]);
    expect((await listed()).find((one) => one.email === expired)?.expired).toBe(true);
  });

  test("the link of an invitation is not found once the inviter may no longer invite", async () => {
    const admin = await signOnStaff({ groups: [`/tenants/${mine.slug}/admin`] });
    const email = someone();
    expect((await invite(email, { authorization: admin.authorization })).status).toBe(201);
    await pool.query("update tenant_invitation set invited_by = gen_random_uuid()::text where email = $1", [
      email,
    ]);
    const came = await fetch(`${stack.backend}/invitations?token=${await tokenFor(email)}`, {
      redirect: "manual",
    });
    const cookie = came.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    const page = await fetch(`${stack.backend}/invitations`, { headers: { cookie } });
    expect(page.status).toBe(404);
  });

  test("only owners can send, resend and withdraw an invitation with the role owner", async () => {
    const admin = await signOnStaff({ groups: [`/tenants/${mine.slug}/admin`] });
    const headers = { authorization: admin.authorization };
    expect((await invite(someone(), headers, "owner")).status).toBe(403);
    const { body } = await invite(someone(), mine.headers, "owner");
    const path = `${PATH}/invitations/${body.invitation.id}`;
    expect((await call(`${path}/resend`, { method: "POST", headers })).status).toBe(403);
    expect((await call(path, { method: "DELETE", headers })).status).toBe(403);
  });

  test("an invitation of another tenant is not found, and no response reveals it", async () => {
    const other = await shop();
    const email = someone();
    const { body } = await invite(email, other.headers);
    const path = `${PATH}/invitations/${body.invitation.id}`;
    expect((await call(`${path}/resend`, { method: "POST", headers: mine.headers })).status).toBe(404);
    expect((await call(path, { method: "DELETE", headers: mine.headers })).status).toBe(404);
    expect((await listed()).map((one) => one.email)).not.toContain(email);
    expect((await invite(email)).status).toBe(201);
    expect((await listed(other.headers)).map((one) => one.email)).toContain(email);
  });

  test("an invitation that cannot be mailed is not stored", async () => {
    const email = `${randomBytes(4).toString("hex")}@refused.test`;
    expect((await invite(email)).status).toBe(503);
    expect((await listed()).map((one) => one.email)).not.toContain(email);
  });
});

describe("rate limits of invitations", () => {
  test("a tenant can invite one e-mail address five times", async () => {
    const email = someone();
    const statuses = [];
    for (let sent = 0; sent < 6; sent += 1)
      statuses.push((await invite(email, (await freshOwner()).headers)).status);
    expect(statuses).toEqual([201, 201, 201, 201, 201, 429]);
  });

  test("a member can send twenty invitations and then gets the time to wait", async () => {
    const owner = await freshOwner();
    const statuses = [];
    for (let sent = 0; sent < 20; sent += 1) statuses.push((await invite(someone(), owner.headers)).status);
    expect(new Set(statuses)).toEqual(new Set([201]));
    const refused = await invite(someone(), owner.headers);
    expect(refused.status).toBe(429);
    expect(refused.body.details.retry_after).toBeGreaterThan(0);
  }, 240_000);

  test("a tenant can send a hundred invitations a day, and other tenants are not affected", async () => {
    const full = await shop();
    const redis = new Redis(stack.redis);
    const sent = createRateLimit({ redis, name: "invitation-tenant", points: 100, seconds: 86_400 });
    for (let mail = 0; mail < 99; mail += 1) await sent.take(full.tenant);
    redis.disconnect();
    expect((await invite(someone(), full.headers)).status).toBe(201);
    const refused = await invite(someone(), full.headers);
    expect(refused.status).toBe(429);
    expect(refused.body.details.retry_after).toBeGreaterThan(60 * 60);
    expect((await invite(someone(), (await shop()).headers)).status).toBe(201);
  }, 120_000);

  test("one e-mail address gets at most ten mails from all tenants, which tenants cannot notice", async () => {
    const email = someone();
    const answers = [];
    for (let tenant = 0; tenant < 3; tenant += 1) {
      const { headers } = await shop();
      for (let sent = 0; sent < 4; sent += 1) answers.push(await invite(email, headers));
    }
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(await mailsTo(email)).toHaveLength(10);
  }, 240_000);
});

describe("the page of an invitation", () => {
  const visit = async (email: string) => {
    await invite(email);
    const came = await fetch(`${stack.backend}/invitations?token=${await tokenFor(email)}`, {
      redirect: "manual",
    });
    expect(came.headers.get("location")).toBe("/invitations");
    return came.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
  };

  test("the page runs no script, cannot be framed and sends no URL to other origins", async () => {
    const cookie = await visit(someone());
    const page = await fetch(`${stack.backend}/invitations`, { headers: { cookie } });
    const html = await page.text();
    expect(page.headers.get("content-security-policy")).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.headers.get("referrer-policy")).toBe("same-origin");
    expect(html).not.toMatch(/<script|token/);
  });

  test("a form sent from another origin is refused", async () => {
    const email = someone();
    const cookie = await visit(email);
    for (const origin of ["https://evil.test", "null"]) {
      const answer = await fetch(`${stack.backend}/invitations/decline`, {
        method: "POST",
        redirect: "manual",
        headers: { cookie, origin },
      });
      expect(answer.status).toBe(403);
    }
    expect((await listed()).map((one) => one.email)).toContain(email);
  });

  test("declining needs only the link, accepting needs a sign-in", async () => {
    const email = someone();
    const { accountCalls } = await neighbours();
    const headers = { cookie: await visit(email), origin: stack.backend };
    const post = (path: string) =>
      fetch(`${stack.backend}/invitations/${path}`, { method: "POST", redirect: "manual", headers });
    await post("accept");
    expect((await listed()).map((one) => one.email)).toContain(email);
    await post("decline");
    expect((await listed()).map((one) => one.email)).not.toContain(email);
    expect((await neighbours()).accountCalls).toEqual(accountCalls);
  });

  test("a sign-in started in another browser is not completed", async () => {
    const headers = { cookie: await visit(someone()) };
    const state = randomBytes(24).toString("base64url");
    await fetch(`${stack.backend}/invitations/callback?code=stolen&state=${state}`, {
      redirect: "manual",
      headers,
    });
    expect(await (await fetch(`${stack.backend}/invitations`, { headers })).text()).toContain(
      "/invitations/sign-in",
    );
  });
});

describe("accepting an invitation", () => {
  interface Browser {
    headers: { cookie: string; origin: string };
    loginPage: string;
  }
  const get = (path: string, { headers }: Pick<Browser, "headers">) =>
    fetch(`${stack.backend}/invitations${path}`, { redirect: "manual", headers });
  const accept = ({ headers }: Browser) =>
    fetch(`${stack.backend}/invitations/accept`, { method: "POST", redirect: "manual", headers });
  /** Returns from the login page of a sign-in with changed parameters. */
  const back = (browser: Browser, callback: string, changes: Record<string, string> = {}) => {
    const url = new URL(callback);
    for (const [name, value] of Object.entries(changes)) url.searchParams.set(name, value);
    return fetch(url, { redirect: "manual", headers: browser.headers });
  };

  /** Opens the mailed invitation in a new browser and starts a sign-in. */
  async function begin(email: string): Promise<Browser> {
    const came = await fetch(`${stack.backend}/invitations?token=${await tokenFor(email)}`, {
      redirect: "manual",
    });
    const cookie = came.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const headers = { cookie, origin: stack.backend };
    const there = await get("/sign-in", { headers });
    return { headers, loginPage: there.headers.get("location") ?? "" };
  }

  async function signIn(email: string, subject: string): Promise<Browser> {
    const browser = await begin(email);
    await back(browser, await signInAt(browser.loginPage, subject));
    return browser;
  }

  /** Returns the calls that added the person to groups. */
  const joined = async (subject: string) =>
    (await neighbours()).accountCalls.filter((made) => made.startsWith("PUT") && made.includes(subject));
  const invited = async (over: Parameters<typeof enrol>[0] = {}) => {
    const email = someone();
    expect((await invite(email, (await freshOwner()).headers)).status).toBe(201);
    return { email, subject: await enrol({ email, ...over }) };
  };

  test("the person signed in with the invited e-mail address can accept the invitation once", async () => {
    const { email, subject } = await invited();
    const [first, second] = [await signIn(email, subject), await signIn(email, subject)];
    await accept(first);
    expect(await (await get("", first)).text()).toContain(mine.slug);
    await accept(second);
    expect((await get("", second)).status).toBe(404);
    expect(await joined(subject)).toHaveLength(1);
    expect(await open(await tokenFor(email))).toBe(404);
  });

  test.each([
    ["was used up or sent again", "update tenant_invitation set token_hash = 'other' where email = $1"],
    ["was withdrawn", "delete from tenant_invitation where email = $1"],
  ])("an invitation cannot be accepted when at that moment it %s", async (_what, statement) => {
    const { email, subject } = await invited();
    const browser = await signIn(email, subject);
    const other = await pool.connect();
    try {
      await other.query("begin");
      await other.query(statement, [email]);
      const answer = accept(browser);
      await waitFor({
        what: "the acceptance that waits for the invitation",
        timeoutMs: 20_000,
        probe: async () => {
          const { rowCount } = await pool.query(
            `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query ilike 'delete from "tenant_invitation"%'`,
          );
          return rowCount === 0 ? undefined : true;
        },
      });
      await other.query("commit");
      expect((await answer).status).toBe(410);
    } finally {
      other.release();
    }
    expect(await joined(subject)).toEqual([]);
  });

  test.each<[string, Parameters<typeof enrol>[0]]>([
    ["with another e-mail address", { email: someone() }],
    ["with the invited but unverified e-mail address", { emailVerified: false }],
    ["with an account that was disabled since", { enabled: false }],
  ])("a person signed in %s cannot accept an invitation", async (_who, person) => {
    const { email, subject } = await invited(person);
    const answer = await accept(await signIn(email, subject));
    expect(answer.status).toBe(403);
    expect(await joined(subject)).toEqual([]);
    expect((await listed()).map((one) => one.email)).toContain(email);
  });

  test("a person whose e-mail address changed after the sign-in cannot accept an invitation", async () => {
    const { email, subject } = await invited();
    const browser = await signIn(email, subject);
    await change(subject, { email: someone() });
    expect((await accept(browser)).status).toBe(403);
    expect(await joined(subject)).toEqual([]);
  });

  test.each<[string, (own: URLSearchParams, other: URLSearchParams) => Record<string, string>]>([
    ["the state of another sign-in", (_own, other) => ({ state: other.get("state") ?? "" })],
    ["no state", () => ({ state: "" })],
    ["the code of another sign-in", (_own, other) => ({ code: other.get("code") ?? "" })],
  ])("a person who returns from Keycloak with %s cannot accept an invitation", async (_what, changed) => {
    const { email, subject } = await invited();
    const [browser, elsewhere] = [await begin(email), await begin(email)];
    const [own, other] = await Promise.all(
      [browser, elsewhere].map(({ loginPage }) => signInAt(loginPage, subject)),
    );
    const changes = changed(new URL(own ?? "").searchParams, new URL(other ?? "").searchParams);
    await back(browser, own ?? "", changes);
    await accept(browser);
    expect(await (await get("", browser)).text()).toContain("/invitations/sign-in");
    expect(await joined(subject)).toEqual([]);
  });
});
