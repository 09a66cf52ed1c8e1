import {
  createDirectory,
  createLogoutVerifier,
  createServiceTokens,
  type Directory,
  type SignedOn,
} from "@tandem/auth";
import { CLIENTS } from "@tandem/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { submitLogin } from "../support/login-form.ts";
import { control } from "../support/world.ts";
import { type LogoutInbox, openLogoutInbox } from "./logout-inbox.ts";
import { enterRealm, type Realm } from "./realm.ts";

let realm: Realm;
let inbox: LogoutInbox;
let cms: string;
let backend: string;

beforeAll(async () => {
  realm = enterRealm();
  const { urls } = realm.stack;
  cms = `${urls.cms}/api/oidc/callback`;
  backend = `${urls.backend}/app/login?auth_provider=keycloak`;
  await control("stop", "cms");
  inbox = await openLogoutInbox(new URL(urls.cms).port);
});
afterAll(async () => {
  await inbox?.close();
  await control("restart", "cms");
});

describe("signing in", () => {
  test("a sign-in returns the person, the roles of the token and the session id used at logout", async () => {
    const person = await realm.person({ groups: ["/tenants/saffron/editor"] });
    const signedOn = await realm.signOn(CLIENTS.cms, person, cms);
    expect(signedOn).toMatchObject({
      email: person.username,
      emailVerified: true,
      name: "Test Person",
      principal: {
        subject: person.id,
        kind: "person",
        clientId: CLIENTS.cms,
        memberships: [{ tenant: "saffron", role: "editor" }],
        sessionId: signedOn.sessionId,
      },
    });
    expect(signedOn.expiresAt - Date.now()).toBeGreaterThan(200_000);
  });

  test("a sign-in works with a redirect URI that has a query", async () => {
    const person = await realm.person({ groups: ["/tenants/saffron/owner"] });
    const { principal } = await realm.signOn(CLIENTS.backend, person, backend);
    expect(principal.memberships).toEqual([{ tenant: "saffron", role: "owner" }]);
  });

  test.each<[string, (good: Parameters<ReturnType<Realm["login"]>["finish"]>[0]) => object]>([
    ["another state", () => ({ state: "other" })],
    ["another nonce", () => ({ nonce: "other" })],
    ["another PKCE verifier", () => ({ codeVerifier: "x".repeat(43) })],
    ["another redirect URI", () => ({ redirectUri: "http://localhost:1/" })],
    ["an invented code", ({ callbackUrl }) => ({ callbackUrl: callbackUrl.replace(/code=[^&]+/, "code=x") })],
    [
      "another issuer",
      ({ callbackUrl }) => ({ callbackUrl: callbackUrl.replace(/iss=[^&]+/, "iss=https%3A%2F%2Fevil.test") }),
    ],
    ["no issuer", ({ callbackUrl }) => ({ callbackUrl: callbackUrl.replace(/&iss=[^&]+/, "") })],
    [
      "an error of Keycloak",
      ({ callbackUrl }) => ({ callbackUrl: callbackUrl.replace(/code=[^&]+/, "error=access_denied") }),
    ],
  ])("a sign-in with %s is refused", async (_name, change) => {
    const person = await realm.person();
    const login = realm.login(CLIENTS.cms);
    const attempt = await login.begin({ redirectUri: cms });
    const callbackUrl = await submitLogin(attempt.url, person);
    const good = { ...attempt, redirectUri: cms, callbackUrl };
    await expect(login.finish({ ...good, ...change(good) })).rejects.toMatchObject({
      code: "unauthenticated",
    });
  });

  test("an authorization code works only once", async () => {
    const person = await realm.person();
    const login = realm.login(CLIENTS.cms);
    const attempt = await login.begin({ redirectUri: cms });
    const callback = { ...attempt, redirectUri: cms, callbackUrl: await submitLogin(attempt.url, person) };
    await login.finish(callback);
    await expect(login.finish(callback)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("a refresh token works only once and is refused the second time", async () => {
    const person = await realm.person();
    const login = realm.login(CLIENTS.cms);
    const first = await realm.signOn(CLIENTS.cms, person, cms);
    const second = await login.refresh(first.refreshToken);
    expect(second).toMatchObject({ sessionId: first.sessionId, email: person.username });
    await expect(login.refresh(first.refreshToken)).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

describe("signing out", () => {
  const signOut = async (signedOn: SignedOn, returnTo: string) => {
    const url = realm.login(CLIENTS.cms).logoutUrl({ idToken: signedOn.idToken, returnTo });
    return fetch(url, { redirect: "manual" });
  };

  test("signing out ends the session, redirects back and sends its id to every app of the session", async () => {
    const person = await realm.person();
    const signedOn = await realm.signOn(CLIENTS.cms, person, cms);
    const returnTo = `${realm.stack.urls.cms}/admin/login`;
    const answer = await signOut(signedOn, returnTo);
    expect(answer.headers.get("location")).toBe(returnTo);
    const verifier = createLogoutVerifier({ issuer: realm.issuer, clientId: CLIENTS.cms });
    expect(await verifier.verify(await inbox.next())).toEqual({
      subject: person.id,
      sessionId: signedOn.sessionId,
    });
    await expect(realm.login(CLIENTS.cms).refresh(signedOn.refreshToken)).rejects.toMatchObject({
      code: "unauthenticated",
    });
  });

  test("signing out does not redirect to a foreign URL", async () => {
    const signedOn = await realm.signOn(CLIENTS.cms, await realm.person(), cms);
    const answer = await signOut(signedOn, "https://evil.test/");
    expect(answer.status).toBe(400);
  });
});

describe("the directory", () => {
  const open = (client: string, more: object = {}): Directory =>
    createDirectory({
      issuer: realm.issuer,
      tokens: createServiceTokens({
        issuer: realm.issuer,
        clientId: client,
        clientSecret: realm.secretOf(client),
      }),
      ...more,
    });

  test.each([CLIENTS.backend, CLIENTS.cms])(
    "the directory returns a person's current account and roles to %s",
    async (client) => {
      const person = await realm.person({ realmRoles: ["operator"], groups: ["/tenants/saffron/editor"] });
      expect(await open(client).lookup(person.id)).toEqual({
        enabled: true,
        realmRoles: ["operator"],
        memberships: [{ tenant: "saffron", role: "editor" }],
        email: person.username,
        emailVerified: true,
        name: "Test Person",
      });
    },
  );

  test("the directory returns lost roles, disabled and deleted people within its cache time of one minute", async () => {
    let clock = 1_000_000;
    const directory = open(CLIENTS.backend, { now: () => clock });
    const person = await realm.person({ groups: ["/tenants/saffron/owner"] });
    expect((await directory.lookup(person.id))?.memberships).toHaveLength(1);

    await realm.leave(person, "/tenants/saffron/owner");
    clock += 60_000;
    expect((await directory.lookup(person.id))?.memberships).toEqual([]);

    await realm.admin.send("PUT", `/tandem/users/${person.id}`, { enabled: false });
    directory.forget(person.id);
    expect((await directory.lookup(person.id))?.enabled).toBe(false);

    await realm.admin.send("DELETE", `/tandem/users/${person.id}`);
    clock += 60_000;
    expect(await directory.lookup(person.id)).toBeNull();
  });

  test("the directory refuses services without the right to read it", async () => {
    const person = await realm.person();
    for (const client of [CLIENTS.worker, CLIENTS.bot, CLIENTS.storefront]) {
      await expect(open(client).lookup(person.id), client).rejects.toMatchObject({ code: "unavailable" });
    }
  });

  test("while Keycloak is unavailable the directory returns cached people for five minutes, then throws unavailable", async () => {
    let clock = 1_000_000;
    const person = await realm.person({ groups: ["/tenants/saffron/owner"] });
    const directory = open(CLIENTS.backend, {
      now: () => clock,
      tokens: { get: () => realm.serviceToken(CLIENTS.backend) },
    });
    const known = await directory.lookup(person.id);
    const stranger = (await realm.person()).id;
    await control("stop", "keycloak");
    try {
      clock += 299_000;
      expect(await directory.lookup(person.id)).toEqual(known);
      await expect(directory.lookup(stranger)).rejects.toMatchObject({ code: "unavailable" });
      clock += 2_000;
      await expect(directory.lookup(person.id)).rejects.toMatchObject({ code: "unavailable" });
    } finally {
      await control("restart", "keycloak");
    }
    expect(await directory.lookup(person.id)).toEqual(known);
  });
});
