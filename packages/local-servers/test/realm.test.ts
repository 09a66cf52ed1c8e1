import { createHash } from "node:crypto";
import { createLocalJWKSet, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cancelAt, type Realm, realmPerson, signInAt, startRealm } from "../src/realm/index.js";

let realm: Realm;
beforeAll(async () => {
  realm = await startRealm({ audiences: { console: "worker" } });
});
afterAll(() => realm.stop());

const VERIFIER = "a verifier that only this client knows, long enough";
const REDIRECT_URI = "http://console.test/callback?own=1";
const json = async (path: string, init?: RequestInit) => {
  const response = await fetch(realm.issuer + path, init);
  return { status: response.status, body: await response.json() };
};

function loginPage(changes: Record<string, string> = {}): string {
  const challenge = createHash("sha256").update(VERIFIER).digest("base64url");
  const query = new URLSearchParams({
    ...{ response_type: "code", client_id: "console", redirect_uri: REDIRECT_URI, state: "s", nonce: "n" },
    ...{ code_challenge: challenge, code_challenge_method: "S256", ...changes },
  });
  return `${realm.issuer}/protocol/openid-connect/auth?${query}`;
}

const tokens = (form: Record<string, string>) =>
  json("/protocol/openid-connect/token", {
    method: "POST",
    body: new URLSearchParams({ client_id: "console", client_secret: "any", ...form }),
  });
const redeem = (code: string, changes: Record<string, string> = {}) =>
  tokens({
    ...{ grant_type: "authorization_code", code, redirect_uri: REDIRECT_URI, code_verifier: VERIFIER },
    ...changes,
  });
const codeFor = async (subject: string) =>
  new URL(await signInAt(loginPage(), subject)).searchParams.get("code") ?? "";

/** Verifies a token with the keys that the realm publishes. */
async function verify(token: string, audience: string) {
  const { body } = await json("/protocol/openid-connect/certs");
  return (await jwtVerify(token, createLocalJWKSet(body), { issuer: realm.issuer, audience })).payload;
}

describe("a sign-in", () => {
  test("a user returns from the login page with a code, for which the client gets tokens of the user", async () => {
    realm.people.set("ann", realmPerson("ann", { realmRoles: ["operator"], groups: ["/tenants/a/owner"] }));
    const back = new URL(await signInAt(loginPage(), "ann", "session"));
    expect(Object.fromEntries(back.searchParams)).toMatchObject({ own: "1", state: "s", iss: realm.issuer });
    const { body } = await redeem(back.searchParams.get("code") ?? "");
    expect(await verify(body.access_token, "worker")).toMatchObject({
      ...{ sub: "ann", sid: "session", azp: "console", typ: "Bearer", groups: ["/tenants/a/owner"] },
      realm_access: { roles: ["operator"] },
    });
    expect(await verify(body.id_token, "console")).toMatchObject({ sub: "ann", nonce: "n", typ: "ID" });
  });

  test("a code works once, and only with the verifier and redirect URI of its request", async () => {
    const code = await codeFor("ann");
    expect((await redeem(code)).status).toBe(200);
    expect(await redeem(code)).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
    expect((await redeem(await codeFor("ann"), { code_verifier: "guessed" })).status).toBe(400);
    expect((await redeem(await codeFor("ann"), { redirect_uri: "http://console.test/" })).status).toBe(400);
    expect((await redeem(await codeFor("ann"), { client_id: "another" })).status).toBe(400);
  });

  test("a request without PKCE gets no code", async () => {
    await expect(signInAt(loginPage({ code_challenge: "" }), "ann")).rejects.toThrow("invalid_request");
    await expect(signInAt(loginPage({ code_challenge_method: "plain" }), "ann")).rejects.toThrow();
  });

  test("a user who cancels returns without a code", () => {
    const { searchParams } = new URL(cancelAt(loginPage()));
    expect(Object.fromEntries(searchParams)).toEqual({
      ...{ own: "1", state: "s", iss: realm.issuer, error: "access_denied" },
    });
  });

  test("a refresh token works once, and not after the end of its session", async () => {
    const refresh = (refresh_token: string) => tokens({ grant_type: "refresh_token", refresh_token });
    const first = await realm.grant("console", "ann", "ending");
    const second = await refresh(first.refresh_token);
    expect(second.status).toBe(200);
    expect((await refresh(first.refresh_token)).status).toBe(400);
    realm.end("ending");
    expect((await refresh(second.body.refresh_token)).status).toBe(400);
  });
});

test("a service gets its own token for a secret, and no token without one", async () => {
  const { body } = await tokens({ grant_type: "client_credentials" });
  expect(await verify(body.access_token, "account")).toMatchObject({
    ...{ azp: "console", preferred_username: "service-account-console" },
  });
  expect((await tokens({ grant_type: "client_credentials", client_secret: "" })).status).toBe(401);
});

test("the discovery document names the endpoints that the realm serves", async () => {
  const { body } = await json("/.well-known/openid-configuration");
  expect(body).toMatchObject({ issuer: realm.issuer, token_endpoint: expect.stringContaining(realm.issuer) });
  expect((await fetch(body.jwks_uri)).status).toBe(200);
});

test("a token of a replaced key is not valid any more", async () => {
  const former = await realm.accessToken({ client: "console", subject: "ann" });
  await verify(former, "worker");
  await realm.rotateKey();
  await expect(verify(former, "worker")).rejects.toThrow();
  await verify(await realm.accessToken({ client: "console", subject: "ann" }), "worker");
});

describe("the admin API", () => {
  const admin = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${realm.url}/admin/realms/tandem${path}`, {
      method,
      headers: { authorization: `Bearer ${await realm.serviceToken("backend", "realm-management", [])}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      location: response.headers.get("location"),
      body: text && JSON.parse(text),
    };
  };

  test("a call without a token of the realm is refused", async () => {
    for (const headers of [{}, { authorization: "Bearer forged" }])
      expect((await fetch(`${realm.url}/admin/realms/tandem/groups`, { headers })).status).toBe(401);
  });

  test("a user in a group has its path and is one of its members, until the group is left", async () => {
    realm.people.set("ben", realmPerson("ben"));
    const made = await admin("POST", "/groups/tenants/children", { name: "saffron" });
    const id = made.location?.split("/").at(-1) ?? "";
    expect((await admin("PUT", `/users/ben/groups/${id}`)).status).toBe(204);
    expect((await admin("GET", "/users/ben/groups")).body).toMatchObject([{ path: "/tenants/saffron" }]);
    expect((await admin("GET", `/groups/${id}/members`)).body).toMatchObject([{ id: "ben" }]);
    await admin("DELETE", `/users/ben/groups/${id}`);
    expect((await admin("GET", `/groups/${id}/members`)).body).toEqual([]);
  });

  test("an unknown user is not found", async () => {
    expect((await admin("GET", "/users/nobody")).status).toBe(404);
  });
});
