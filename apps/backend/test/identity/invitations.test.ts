import { randomBytes } from "node:crypto";
import { createRateLimit } from "@tandem/auth";
import { waitFor } from "@tandem/local-servers";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, openShop, pool, stack } from "../support/client";
import { change, enrol, neighbours, signOnStaff } from "../support/directory";
import { mailsTo, tokenFor } from "../support/mail";

afterAll(() => pool.end());

const someone = () => `${randomBytes(5).toString("hex")}@people.test`;
const PATH = "/admin/members";

/** A tenant with its groups in Keycloak, and an owner who is signed on. */
async function shop() {
  const { slug, tenant } = await openShop();
  const owner = await signOnStaff({ groups: [`/tenants/${slug}/owner`] });
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
/** One more owner, whose invitations are counted apart. */
async function freshOwner() {
  const { authorization } = await signOnStaff({ groups: [`/tenants/${mine.slug}/owner`] });
  return { headers: { authorization } };
}
const open = (token: string) =>
  fetch(`${stack.backend}/invitations?token=${token}`, { redirect: "manual" }).then(({ status }) => status);

describe("an invitation", () => {
  test("neither looks for an account with its address nor changes one", async () => {
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

  test("is mailed in the language asked for, in both forms, without anything of the inviter", async () => {
    const email = someone();
    await invite(email);
    const [mail] = await mailsTo(email);
    expect(mail?.subject).toContain("taklif");
    expect(mail?.html).toContain(`${stack.backend}/invitations?token=${await tokenFor(email)}`);
    expect(JSON.stringify(mail)).not.toContain(mine.subject);
  });

  test("keeps its token as a hash only", async () => {
    const email = someone();
    await invite(email);
    const token = await tokenFor(email);
    const { rows } = await pool.query("select * from tenant_invitation where email = $1", [email]);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(rows[0].token_hash).toMatch(/^[\w-]{43}$/);
    expect(await open(token)).toBe(303);
  });

  test("sent again voids the link before", async () => {
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

  test("to an address that has one replaces it", async () => {
    const email = someone();
    await invite(email);
    const first = await tokenFor(email);
    expect((await invite(email, mine.headers, "viewer")).status).toBe(201);
    expect(await open(first)).toBe(404);
    expect((await listed()).filter((one) => one.email === email)).toHaveLength(1);
  });

  test("opens nothing once it is withdrawn or has expired", async () => {
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

  test("opens nothing once whoever sent it may not invite any more", async () => {
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

  test("of an owner is an owner's to send, to send again and to withdraw", async () => {
    const admin = await signOnStaff({ groups: [`/tenants/${mine.slug}/admin`] });
    const headers = { authorization: admin.authorization };
    expect((await invite(someone(), headers, "owner")).status).toBe(403);
    const { body } = await invite(someone(), mine.headers, "owner");
    const path = `${PATH}/invitations/${body.invitation.id}`;
    expect((await call(`${path}/resend`, { method: "POST", headers })).status).toBe(403);
    expect((await call(path, { method: "DELETE", headers })).status).toBe(403);
  });

  test("of another tenant is not found, and nothing shows that it is there", async () => {
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

  test("that cannot be mailed leaves nothing behind", async () => {
    const email = `${randomBytes(4).toString("hex")}@refused.test`;
    expect((await invite(email)).status).toBe(503);
    expect((await listed()).map((one) => one.email)).not.toContain(email);
  });
});

describe("invitations are limited", () => {
  test("to one address of one tenant", async () => {
    const email = someone();
    const statuses = [];
    for (let sent = 0; sent < 6; sent += 1)
      statuses.push((await invite(email, (await freshOwner()).headers)).status);
    expect(statuses).toEqual([201, 201, 201, 201, 201, 429]);
  });

  test("for one member who sends them, with the time to wait", async () => {
    const owner = await freshOwner();
    const statuses = [];
    for (let sent = 0; sent < 20; sent += 1) statuses.push((await invite(someone(), owner.headers)).status);
    expect(new Set(statuses)).toEqual(new Set([201]));
    const refused = await invite(someone(), owner.headers);
    expect(refused.status).toBe(429);
    expect(refused.body.details.retry_after).toBeGreaterThan(0);
  }, 240_000);

  test("for one tenant, whoever of its members sends them, and others are not held up", async () => {
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

  test("to one address of all tenants, without a tenant seeing it", async () => {
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

  test("runs nothing, is framed by nobody and leaks no address to others", async () => {
    const cookie = await visit(someone());
    const page = await fetch(`${stack.backend}/invitations`, { headers: { cookie } });
    const html = await page.text();
    expect(page.headers.get("content-security-policy")).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.headers.get("referrer-policy")).toBe("same-origin");
    expect(html).not.toMatch(/<script|token/);
  });

  test("takes no form from another origin", async () => {
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

  test("declines with the link alone, and without signing in accepts nothing", async () => {
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

  test("does not finish a sign-in that this browser did not begin", async () => {
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

describe("an invitation is accepted", () => {
  interface Browser {
    headers: { cookie: string; origin: string };
    state: string;
    nonce: string;
  }
  const get = (path: string, { headers }: Pick<Browser, "headers">) =>
    fetch(`${stack.backend}/invitations${path}`, { redirect: "manual", headers });
  const accept = ({ headers }: Browser) =>
    fetch(`${stack.backend}/invitations/accept`, { method: "POST", redirect: "manual", headers });
  const back = (browser: Browser, answer: { state: string; nonce: string; subject: string }) => {
    const { state, nonce, subject } = answer;
    const code = JSON.stringify({ subject, nonce });
    return get(`/callback?${new URLSearchParams({ code, state, iss: stack.issuer })}`, browser);
  };

  /** Opens the mailed invitation in a browser of its own and goes to sign in. */
  async function begin(email: string): Promise<Browser> {
    const came = await fetch(`${stack.backend}/invitations?token=${await tokenFor(email)}`, {
      redirect: "manual",
    });
    const cookie = came.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const headers = { cookie, origin: stack.backend };
    const there = await get("/sign-in", { headers });
    const { searchParams } = new URL(there.headers.get("location") ?? "");
    return { headers, state: searchParams.get("state") ?? "", nonce: searchParams.get("nonce") ?? "" };
  }

  async function signIn(email: string, subject: string): Promise<Browser> {
    const browser = await begin(email);
    await back(browser, { ...browser, subject });
    return browser;
  }

  /** Groups that somebody was put into. */
  const joined = async (subject: string) =>
    (await neighbours()).accountCalls.filter((made) => made.startsWith("PUT") && made.includes(subject));
  const invited = async (over: Parameters<typeof enrol>[0] = {}) => {
    const email = someone();
    expect((await invite(email, (await freshOwner()).headers)).status).toBe(201);
    return { email, subject: await enrol({ email, ...over }) };
  };

  test("by the person who signed in with its address, once", async () => {
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
  ])("by nobody when at that moment it %s", async (_what, statement) => {
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
    ["with another address", { email: someone() }],
    ["with its address, which nobody verified", { emailVerified: false }],
    ["and was disabled since", { enabled: false }],
  ])("by nobody who signed in %s", async (_who, person) => {
    const { email, subject } = await invited(person);
    const answer = await accept(await signIn(email, subject));
    expect(answer.status).toBe(403);
    expect(await joined(subject)).toEqual([]);
    expect((await listed()).map((one) => one.email)).toContain(email);
  });

  test("by nobody whose address changed after they signed in", async () => {
    const { email, subject } = await invited();
    const browser = await signIn(email, subject);
    await change(subject, { email: someone() });
    expect((await accept(browser)).status).toBe(403);
    expect(await joined(subject)).toEqual([]);
  });

  test.each<[string, (own: Browser, other: Browser) => Pick<Browser, "state" | "nonce">]>([
    ["the state of another sign-in", (own, other) => ({ state: other.state, nonce: own.nonce })],
    ["no state", (own) => ({ state: "", nonce: own.nonce })],
    ["the code of another sign-in", (own, other) => ({ state: own.state, nonce: other.nonce })],
  ])("by nobody who comes back with %s", async (_what, mixed) => {
    const { email, subject } = await invited();
    const [browser, elsewhere] = [await begin(email), await begin(email)];
    await back(browser, { ...mixed(browser, elsewhere), subject });
    await accept(browser);
    expect(await (await get("", browser)).text()).toContain("/invitations/sign-in");
    expect(await joined(subject)).toEqual([]);
  });
});
