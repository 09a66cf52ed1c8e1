import { generateKeyPairSync, KeyObject, randomBytes } from "node:crypto";
import { CLIENTS } from "@tandem/contracts";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { forge, type Json, rsa, without } from "./forge.ts";
import { PayloadVisitor } from "./payload-visitor.ts";
import { enterRealm, type Realm, type TestPerson } from "./realm.ts";
import { addRealmKey, type RealmKey } from "./realm-key.ts";

/** Cookie that binds a sign-in to the browser that started it. */
const COOKIE = "tandem-sign-in";

let realm: Realm;
let cms: string;
let key: RealmKey;
let database: pg.Client;
let tenant: { id: string; slug: string };

beforeAll(async () => {
  realm = enterRealm();
  cms = realm.stack.urls.cms;
  key = await addRealmKey(realm.admin, realm.issuer, 50);
  database = new pg.Client({ connectionString: realm.stack.databases.payload });
  await database.connect();
  tenant = await newTenant();
});
afterAll(async () => {
  await database?.end();
});

const idsSchema = z.array(z.looseObject({ id: z.string() }));
const sessionsOf = async ({ id }: TestPerson) =>
  (await realm.admin.get(`/tandem/users/${id}/sessions`, idsSchema)) ?? [];
const editorOf = (slug: string) => realm.person({ groups: [`/tenants/${slug}/editor`] });

/** Creates a tenant in Payload as the sync does. */
async function newTenant() {
  const slug = `t-${randomBytes(4).toString("hex")}`;
  const { rows } = await database.query<{ id: string }>(
    "insert into tenants (medusa_id, name, slug, status) values ($1, $1, $1, 'active') returning id::text",
    [slug],
  );
  return { id: rows[0]?.id ?? "", slug };
}

async function accountsOf({ id }: TestPerson): Promise<number> {
  return (await database.query("select 1 from users where subject = $1", [id])).rowCount ?? 0;
}

async function signedOn(person: TestPerson): Promise<PayloadVisitor> {
  const visitor = new PayloadVisitor(cms);
  expect(await visitor.signOn(person)).toMatchObject({ status: 302, location: `${cms}/admin` });
  expect(await visitor.me()).not.toBeNull();
  return visitor;
}

describe("signing in to Payload", () => {
  test("a sign-in creates an account with the tenants of the token and opens a session", async () => {
    const person = await editorOf(tenant.slug);
    const visitor = await signedOn(person);
    expect(await visitor.me()).toMatchObject({
      email: person.username,
      name: "Test Person",
      platformRole: null,
      tenants: [{ tenant: tenant.id, roles: ["editor"] }],
    });
    await signedOn(person);
    expect(await accountsOf(person)).toBe(1);
  });

  test.each<[string, () => string[]]>([
    ["no role at all", () => []],
    ["a role without access to content", () => [`/tenants/${tenant.slug}/vendor`]],
    ["a role in an unknown shop", () => ["/tenants/unheard-of/editor"]],
  ])("a person with %s is refused, and no account is created", async (_what, groups) => {
    const person = await realm.person({ groups: groups() });
    const visitor = new PayloadVisitor(cms);
    const answer = await visitor.signOn(person);
    expect(answer.status).toBe(403);
    expect(answer.text).toContain("no role that works with content");
    expect(await visitor.me()).toBeNull();
    expect(await accountsOf(person)).toBe(0);
  });

  test("a person with the e-mail address of another account gets their own account", async () => {
    const [first, second] = [await editorOf(tenant.slug), await editorOf(tenant.slug)];
    const known = await (await signedOn(first)).me();
    await database.query("update users set email = $1 where subject = $2", [second.username, first.id]);
    expect((await (await signedOn(second)).me())?.id).not.toBe(known?.id);
  });

  test.each<[string, (callback: URL) => void]>([
    ["another state", (callback) => callback.searchParams.set("state", "forged")],
    ["no state", (callback) => callback.searchParams.delete("state")],
    ["an invented code", (callback) => callback.searchParams.set("code", "forged")],
    ["another issuer", (callback) => callback.searchParams.set("iss", "https://evil.test/realms/tandem")],
  ])("a sign-in with %s is refused", async (_what, change) => {
    const visitor = new PayloadVisitor(cms);
    const callback = new URL(await visitor.atKeycloak(await editorOf(tenant.slug)));
    change(callback);
    expect((await visitor.call(callback.href)).status).toBe(400);
    expect(await visitor.me()).toBeNull();
  });

  test("a sign-in cannot be completed in another browser or twice", async () => {
    const person = await editorOf(tenant.slug);
    const [mine, other, waiting] = [
      new PayloadVisitor(cms),
      new PayloadVisitor(cms),
      new PayloadVisitor(cms),
    ];
    for (const stranger of [other, waiting]) {
      const callback = await mine.atKeycloak(person);
      await waiting.call("/api/oidc/login");
      expect((await stranger.call(callback)).status).toBe(400);
      expect(await stranger.me()).toBeNull();
      // A callback in the wrong browser uses up the attempt, so that an intercepted code is worthless.
      expect((await mine.call(callback)).status).toBe(400);
    }
    const callback = await mine.atKeycloak(person);
    const attempt = mine.cookies.get(COOKIE) ?? "";
    expect((await mine.call(callback)).status).toBe(302);
    const replay = new PayloadVisitor(cms);
    replay.cookies.set(COOKIE, attempt);
    expect((await replay.call(callback)).status).toBe(400);
    expect(await replay.me()).toBeNull();
  });

  test("a forged sign-in cookie is refused", async () => {
    const visitor = new PayloadVisitor(cms);
    for (const cookie of ["", "x", "x.y", "{}"]) {
      const callback = await visitor.atKeycloak(await editorOf(tenant.slug));
      expect(visitor.cookies.get(COOKIE)).toMatch(/^[\w-]{43}$/);
      visitor.cookies.set(COOKIE, cookie);
      expect((await visitor.call(callback)).status).toBe(400);
    }
  });

  test.each([
    "https://evil.test/admin",
    "//evil.test/admin",
    "/\\evil.test/admin",
    "/admin/../../evil",
    "/admin@evil.test",
    "/admin\r\nlocation: https://evil.test",
    "javascript:alert(1)",
    "/api/users",
  ])("a sign-in does not redirect to %s", async (returnTo) => {
    const answer = await new PayloadVisitor(cms).signOn(await editorOf(tenant.slug), returnTo);
    expect(answer).toMatchObject({ status: 302, location: `${cms}/admin` });
  });

  test("a sign-in redirects to the requested page", async () => {
    const wanted = "/admin/collections/pages?limit=10";
    const answer = await new PayloadVisitor(cms).signOn(await editorOf(tenant.slug), wanted);
    expect(answer).toMatchObject({ status: 302, location: `${cms}${wanted}` });
  });
});

describe("signing out", () => {
  test("signing out ends the session in Payload and in Keycloak, and its cookie is refused", async () => {
    const person = await editorOf(tenant.slug);
    const visitor = await signedOn(person);
    const kept = new Map(visitor.cookies);
    const { status, location } = await visitor.call("/api/oidc/logout");
    expect(status).toBe(302);
    // Already before the browser follows the redirect to Keycloak, because it may never do so.
    const replay = new PayloadVisitor(cms);
    for (const [name, value] of kept) replay.cookies.set(name, value);
    expect(await replay.me()).toBeNull();
    const answer = await fetch(location ?? "", { redirect: "manual" });
    expect(answer.headers.get("location")).toBe(`${cms}/admin/login`);
    expect(await sessionsOf(person)).toEqual([]);
    expect((await replay.call("/api/pages")).status).toBe(403);
    expect((await replay.call("/api/users/refresh-token", { method: "POST" })).status).toBe(403);
  });

  test("ending one session in Keycloak ends it in Payload at once and keeps the person's other sessions", async () => {
    const person = await editorOf(tenant.slug);
    const first = await signedOn(person);
    const [session] = await sessionsOf(person);
    const second = await signedOn(person);
    await realm.admin.send("DELETE", `/tandem/sessions/${session?.id}`);
    await expect.poll(() => first.me(), { timeout: 30_000 }).toBeNull();
    expect(await second.me()).not.toBeNull();
  });
});

describe("back-channel logout", () => {
  const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const EVENT = "http://schemas.openid.net/event/backchannel-logout";
  let person: TestPerson;
  let visitor: PayloadVisitor;
  let sessionId: string;

  const claims = (): Json => ({
    iss: realm.issuer,
    aud: CLIENTS.cms,
    sub: person.id,
    sid: sessionId,
    jti: randomBytes(8).toString("hex"),
    typ: "Logout",
    iat: Math.floor(Date.now() / 1_000),
    exp: Math.floor(Date.now() / 1_000) + 60,
    events: { [EVENT]: {} },
  });
  const header = (): Json => ({ alg: "RS256", typ: "JWT", kid: key.kid });
  const signed = (changed: Json) => forge(header(), changed, rsa(KeyObject.from(key.privateKey)));
  const send = async (token: string | null) =>
    new PayloadVisitor(cms).call("/api/oidc/backchannel-logout", {
      body: new URLSearchParams(token === null ? {} : { logout_token: token }),
    });

  beforeAll(async () => {
    person = await editorOf(tenant.slug);
    visitor = await signedOn(person);
    sessionId = (await sessionsOf(person))[0]?.id ?? "";
  });

  test.each<[string, () => string | null | Promise<string>]>([
    ["nothing", () => null],
    ["a text", () => "x"],
    ["one signed with a foreign key", () => forge(header(), claims(), rsa(stranger.privateKey))],
    ["one without a signature", () => forge({ alg: "none", typ: "JWT" }, claims())],
    ["one for another service", () => signed({ ...claims(), aud: CLIENTS.backend })],
    ["one of another realm", () => signed({ ...claims(), iss: realm.issuer.replace(/tandem$/, "other") })],
    ["one without the event", () => signed(without(claims(), "events"))],
    ["one with another event", () => signed({ ...claims(), events: { "urn:other": {} } })],
    ["one with a nonce", () => signed({ ...claims(), nonce: "x" })],
    ["one that names no session", () => signed(without(claims(), "sid"))],
    ["one without an id", () => signed(without(claims(), "jti"))],
    ["one of another purpose", () => signed({ ...claims(), typ: "Bearer" })],
    ["one that has expired", () => signed({ ...claims(), exp: Math.floor(Date.now() / 1_000) - 60 })],
    ["an old one", () => signed({ ...claims(), iat: Math.floor(Date.now() / 1_000) - 3_600 })],
    [
      "the person's own ID token",
      async () => (await realm.signOn(CLIENTS.cms, person, `${cms}/api/oidc/callback`)).idToken,
    ],
  ])("a logout token is refused when it is %s", async (_what, make) => {
    expect((await send(await make())).status).toBe(401);
    expect(await visitor.me()).not.toBeNull();
  });

  test("a logout token that is too large is not read", async () => {
    expect((await send("x".repeat(17_000))).status).toBe(413);
  });

  test("a logout token ends its session, and a replay ends no later session", async () => {
    const message = signed(claims());
    expect((await send(message)).status).toBe(200);
    expect(await visitor.me()).toBeNull();
    const later = await signedOn(person);
    expect((await send(message)).status).toBe(200);
    expect(await later.me()).not.toBeNull();
  });

  test("a logout token does not end a session of another person", async () => {
    const other = await editorOf(tenant.slug);
    const theirs = await signedOn(other);
    const [session] = await sessionsOf(other);
    await send(signed({ ...claims(), sid: session?.id }));
    expect(await theirs.me()).not.toBeNull();
  });
});

describe("changes in Keycloak", () => {
  test.concurrent.for<[string, (person: TestPerson, path: string) => Promise<void>]>([
    ["disabling a person", ({ id }) => realm.admin.send("PUT", `/tandem/users/${id}`, { enabled: false })],
    ["deleting a person", ({ id }) => realm.admin.send("DELETE", `/tandem/users/${id}`)],
    ["removing a person's last role", (person, path) => realm.leave(person, path)],
  ])("%s ends their session within a minute", { timeout: 90_000 }, async ([, change], { expect }) => {
    const path = `/tenants/${tenant.slug}/editor`;
    const person = await realm.person({ groups: [path] });
    const visitor = new PayloadVisitor(cms);
    await visitor.signOn(person);
    expect((await visitor.call("/api/pages")).status).toBe(200);
    await change(person, path);
    await expect
      .poll(async () => (await visitor.call("/api/pages")).status, { timeout: 59_000, interval: 500 })
      .toBe(403);
    expect(await visitor.me()).toBeNull();
  });
});
