import { type Realm, startRealm } from "@tandem/local-servers/realm";
import { type JWTPayload, SignJWT } from "jose";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import {
  createServiceTokens,
  createTokenVerifier,
  mayOperateSync,
  parseMemberships,
  requirePermission,
} from "./index.js";

let realm: Realm;
/** Another realm, whose key has the same id. */
let stranger: Realm;
beforeAll(async () => {
  [realm, stranger] = await Promise.all([startRealm(), startRealm()]);
});
afterAll(() => Promise.all([realm.stop(), stranger.stop()]));
afterEach(() => {
  vi.useRealTimers();
});

const goodClaims = (): JWTPayload => ({
  aud: "payload-cms",
  azp: "sync-worker",
  typ: "Bearer",
  sub: "7d3f",
  preferred_username: "service-account-sync-worker",
  resource_access: {
    "payload-cms": { roles: ["sync:read", "sync:write"] },
    "medusa-backend": { roles: ["orders:write"] },
  },
  realm_access: { roles: ["default-roles-tandem"] },
});
const sign = (changes: JWTPayload = {}, kid?: string) => realm.sign({ ...goodClaims(), ...changes }, kid);
const inMinutes = (minutes: number) => Math.floor(Date.now() / 1_000) + minutes * 60;

const verifier = () => createTokenVerifier({ issuer: realm.issuer, audience: "payload-cms" });

describe("createTokenVerifier", () => {
  test("a service's token identifies its client and carries only the permissions of the API that verifies it", async () => {
    const principal = await verifier().verify(await sign());
    expect(principal).toMatchObject({
      kind: "service",
      clientId: "sync-worker",
      permissions: ["sync:read", "sync:write"],
    });
    expect(mayOperateSync(principal)).toBe(true);
    expect(() => requirePermission(principal, "orders:write")).toThrow("orders:write");
  });

  test.each<[string, () => Promise<string>]>([
    ["a token of another issuer", () => sign({ iss: "https://elsewhere.test/realms/tandem" })],
    ["a token for another audience", () => sign({ aud: "medusa-backend" })],
    ["a token that has expired", () => sign({ iat: inMinutes(-10), exp: inMinutes(-5) })],
    ["a token that is not valid yet", () => sign({ nbf: inMinutes(10) })],
    ["a token without an expiry", () => sign({ exp: undefined })],
    ["a token signed by a foreign key", () => stranger.sign({ ...goodClaims(), iss: realm.issuer })],
    ["a token that names an unknown key", () => sign({}, "other")],
    [
      "a token signed with HS256",
      () =>
        new SignJWT({ ...goodClaims(), iss: realm.issuer, iat: inMinutes(0), exp: inMinutes(5) })
          .setProtectedHeader({ alg: "HS256", kid: "key-1" })
          .sign(new TextEncoder().encode("x".repeat(32))),
    ],
    ["an ID token", () => sign({ typ: "ID" })],
    ["a token without azp", () => sign({ azp: undefined })],
    [
      "a token with alg none",
      async () => `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify(goodClaims()))}.`.replaceAll("=", ""),
    ],
    ["an oversized token", async () => "a".repeat(9_000)],
    ["a text that is not a token", async () => "hello"],
    ["a token with a changed payload", async () => (await sign()).replace(/\.(..)/, ".AA")],
  ])("%s is refused", async (_name, make) => {
    await expect(verifier().verify(await make())).rejects.toMatchObject({
      code: "unauthenticated",
      status: 401,
    });
  });

  test("after a key was replaced, tokens of the new one are accepted within half a minute and those of the old one are not", async () => {
    const { verify } = verifier();
    const former = await sign();
    await verify(former);
    await realm.rotateKey();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 30_000 });
    await verify(await sign());
    await expect(verify(former)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("a token cannot be verified while the keys are unreachable, which is unavailable and not unauthenticated", async () => {
    const offline = createTokenVerifier({
      issuer: realm.issuer,
      audience: "payload-cms",
      jwksUrl: "http://127.0.0.1:9/certs",
    });
    await expect(offline.verify(await sign())).rejects.toMatchObject({
      code: "unavailable",
      retryable: true,
    });
  });
});

describe("a user", () => {
  test("a user has roles and no service permissions; a token without a session is never a user's", async () => {
    const claims = {
      ...{ preferred_username: "anna@saffron.test", groups: ["/tenants/saffron/owner"] },
      realm_access: { roles: ["operator"] },
    };
    const anna = await verifier().verify(await sign({ ...claims, sid: "session" }));
    expect(anna).toMatchObject({ kind: "person", realmRoles: ["operator"], permissions: [] });
    const service = await verifier().verify(await sign(claims));
    expect(service).toMatchObject({ kind: "service", realmRoles: [], memberships: [] });
  });
});

describe("memberships", () => {
  test("memberships come from full group paths only; realm roles and unknown roles cannot be smuggled in", () => {
    expect(
      parseMemberships([
        "/tenants/saffron/editor",
        "/tenants/saffron/platform-admin",
        "/tenants/saffron/king",
        "/tenants/saffron",
        "/tenants/saffron/editor/extra",
        "tenants/saffron/owner",
        "/other/saffron/owner",
      ]),
    ).toEqual([{ tenant: "saffron", role: "editor" }]);
  });
});

describe("service tokens", () => {
  test("a service token is fetched once for all waiting callers and again shortly before it expires", async () => {
    let clock = 0;
    realm.calls.length = 0;
    const tokens = createServiceTokens({
      issuer: realm.issuer,
      clientId: "sync-worker",
      clientSecret: "s",
      now: () => clock,
    });
    const answers = await Promise.all(Array.from({ length: 50 }, () => tokens.get()));
    expect(new Set(answers).size).toBe(1);
    expect(realm.exchanges()).toHaveLength(1);
    clock = 271_000;
    expect(await tokens.get()).not.toBe(answers[0]);
  });
});
