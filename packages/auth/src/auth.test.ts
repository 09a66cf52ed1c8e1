import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createServiceTokens,
  createTokenVerifier,
  mayOperateSync,
  parseMemberships,
  requirePermission,
} from "./index.js";

/** A small realm that publishes keys and hands out tokens over HTTP, as Keycloak does. */
let server: Server;
let issuer: string;
let tokensIssued = 0;
const realm = await generateKeyPair("RS256", { extractable: true });
const stranger = await generateKeyPair("RS256", { extractable: true });

const goodClaims = (): JWTPayload => ({
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

async function sign(
  change: (jwt: SignJWT) => SignJWT = (jwt) => jwt,
  claims: JWTPayload = goodClaims(),
  key = realm,
  kid = "current",
) {
  const jwt = new SignJWT(claims)
    .setProtectedHeader({ alg: "RS256", kid })
    .setIssuer(issuer)
    .setAudience("payload-cms")
    .setIssuedAt()
    .setExpirationTime("5m");
  return change(jwt).sign(key.privateKey);
}

beforeAll(async () => {
  const jwk = { ...(await exportJWK(realm.publicKey)), kid: "current", alg: "RS256", use: "sig" };
  server = createServer((request, response) => {
    response.setHeader("content-type", "application/json");
    if (request.url?.endsWith("/certs")) return void response.end(JSON.stringify({ keys: [jwk] }));
    tokensIssued += 1;
    response.end(JSON.stringify({ access_token: `token-${tokensIssued}`, expires_in: 300 }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/realms/tandem`;
});
afterAll(() => server.close());

const verifier = () => createTokenVerifier({ issuer, audience: "payload-cms" });

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
    ["a token of another issuer", () => sign((jwt) => jwt.setIssuer("https://elsewhere.test/realms/tandem"))],
    ["a token for another audience", () => sign((jwt) => jwt.setAudience("medusa-backend"))],
    ["a token that has expired", () => sign((jwt) => jwt.setIssuedAt(1_000).setExpirationTime(2_000))],
    ["a token that is not valid yet", () => sign((jwt) => jwt.setNotBefore("10m"))],
    [
      "a token without an expiry",
      () =>
        new SignJWT(goodClaims())
          .setProtectedHeader({ alg: "RS256", kid: "current" })
          .setIssuer(issuer)
          .setAudience("payload-cms")
          .setIssuedAt()
          .sign(realm.privateKey),
    ],
    ["a token signed by a foreign key", () => sign((jwt) => jwt, goodClaims(), stranger)],
    ["a token that names an unknown key", () => sign(undefined, undefined, realm, "other")],
    [
      "a token signed with HS256",
      () =>
        new SignJWT(goodClaims())
          .setProtectedHeader({ alg: "HS256", kid: "current" })
          .setIssuer(issuer)
          .setAudience("payload-cms")
          .setExpirationTime("5m")
          .sign(new TextEncoder().encode("x".repeat(32))),
    ],
    ["an ID token", () => sign((jwt) => jwt, { ...goodClaims(), typ: "ID" })],
    ["a token without azp", () => sign((jwt) => jwt, { ...goodClaims(), azp: undefined })],
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

  test("a token cannot be verified while the keys are unreachable, which is unavailable and not unauthenticated", async () => {
    const offline = createTokenVerifier({
      issuer,
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
  const person = { ...goodClaims(), preferred_username: "anna@saffron.test" };

  test("a user has roles and no service permissions; a token without a session is never a user's", async () => {
    const claims = { ...person, realm_access: { roles: ["operator"] }, groups: ["/tenants/saffron/owner"] };
    const anna = await verifier().verify(await sign(undefined, { ...claims, sid: "session" }));
    expect(anna).toMatchObject({ kind: "person", realmRoles: ["operator"], permissions: [] });
    const service = await verifier().verify(await sign(undefined, claims));
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
    const before = tokensIssued;
    const tokens = createServiceTokens({
      issuer,
      clientId: "sync-worker",
      clientSecret: "s",
      now: () => clock,
    });
    const answers = await Promise.all(Array.from({ length: 50 }, () => tokens.get()));
    expect(new Set(answers).size).toBe(1);
    expect(tokensIssued - before).toBe(1);
    clock = 271_000;
    expect(await tokens.get()).not.toBe(answers[0]);
  });
});
