import { generateKeyPairSync, KeyObject } from "node:crypto";
import {
  createDirectory,
  createLogoutVerifier,
  createServiceTokens,
  createTokenVerifier,
  mayOperateSync,
  permitted,
  readBearer,
  type SignedOn,
} from "@tandem/auth";
import { CLIENTS } from "@tandem/contracts";
import { exportJWK, exportSPKI, type JWK } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { control } from "../support/world.ts";
import { foreignRealmToken } from "./foreign-realm.ts";
import { encode, forge, hmac, type Json, partOf, rsa, without } from "./forge.ts";
import { type LogoutInbox, openLogoutInbox } from "./logout-inbox.ts";
import { enterRealm, type Realm, type TestPerson } from "./realm.ts";
import { addRealmKey, publishedKeys, type RealmKey } from "./realm-key.ts";

let realm: Realm;
let inbox: LogoutInbox;
let key: RealmKey;
let owner: TestPerson;
let signedOn: SignedOn;
let claims: Json;
let realmSign: (input: string) => string;
let publicPem: string;
let publicJwk: JWK;
let realKid: string;
const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 });
const strangerJwk = stranger.publicKey.export({ format: "jwk" });
const now = () => Math.floor(Date.now() / 1_000);

const verifier = () => createTokenVerifier({ issuer: realm.issuer, audience: CLIENTS.backend });
const header = (more: Json = {}): Json => ({ alg: "RS256", typ: "JWT", kid: key.kid, ...more });
/** Signs claims with a key of the realm, so that only the changed claim can cause a refusal. */
const signed = (changed: Json) => forge(header(), changed, realmSign);
const cmsCallback = () => `${realm.stack.urls.cms}/api/oidc/callback`;
const backendCallback = () => `${realm.stack.urls.backend}/app/login?auth_provider=keycloak`;

beforeAll(async () => {
  realm = enterRealm();
  await control("stop", "cms");
  inbox = await openLogoutInbox(new URL(realm.stack.urls.cms).port);
  owner = await realm.person({ groups: ["/tenants/saffron/owner"] });
  signedOn = await realm.signOn(CLIENTS.backend, owner, backendCallback());
  claims = partOf(signedOn.accessToken, 1);
  key = await addRealmKey(realm.admin, realm.issuer, 50);
  realmSign = rsa(KeyObject.from(key.privateKey));
  publicPem = await exportSPKI(key.publicKey);
  publicJwk = await exportJWK(key.publicKey);
  realKid = String(partOf(signedOn.accessToken, 0).kid);
});
afterAll(async () => {
  await inbox?.close();
  await control("restart", "cms");
});

test("the person's own token is accepted, and so is the same token signed with another key of the realm", async () => {
  for (const token of [signedOn.accessToken, signed(claims)]) {
    const principal = await verifier().verify(token);
    expect(principal).toMatchObject({ subject: owner.id, kind: "person" });
    expect(permitted(principal, { area: "ownership", action: "write", tenant: "saffron" })).toBe(true);
  }
});

describe("Keycloak's tokens for other purposes", () => {
  test.each<[string, () => Promise<string> | string]>([
    ["an ID token", () => signedOn.idToken],
    ["a refresh token", () => signedOn.refreshToken],
    ["a token of another realm of the same server", () => foreignRealmToken(realm)],
    ["a token for another service", () => realm.serviceToken(CLIENTS.cms)],
    [
      "a logout token",
      async () => {
        const session = await realm.signOn(CLIENTS.cms, owner, cmsCallback());
        await fetch(
          realm
            .login(CLIENTS.cms)
            .logoutUrl({ idToken: session.idToken, returnTo: `${realm.stack.urls.cms}/admin/login` }),
        );
        return inbox.next();
      },
    ],
  ])("%s is refused", async (_name, make) => {
    await expect(verifier().verify(await make())).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("a token of a client that is not on the list is refused", async () => {
    const strict = createTokenVerifier({
      issuer: realm.issuer,
      audience: CLIENTS.backend,
      clients: [CLIENTS.backend],
    });
    await expect(strict.verify(await realm.serviceToken(CLIENTS.worker))).rejects.toMatchObject({
      code: "unauthenticated",
    });
    expect((await strict.verify(signedOn.accessToken)).subject).toBe(owner.id);
  });

  test("the token of a service has no roles, whatever roles its account has in Keycloak", async () => {
    const principal = await verifier().verify(await realm.serviceToken(CLIENTS.bot));
    expect(principal).toMatchObject({ kind: "service", realmRoles: [], memberships: [], sessionId: null });
    const smuggled = signed({
      ...partOf(await realm.serviceToken(CLIENTS.bot), 1),
      groups: ["/tenants/saffron/owner"],
      realm_access: { roles: ["platform-admin"] },
    });
    expect(await verifier().verify(smuggled)).toMatchObject({ realmRoles: [], memberships: [] });
  });
});

describe("forged signatures and headers", () => {
  test.each<[string, () => Promise<string> | string]>([
    ["alg none", () => forge({ alg: "none", typ: "JWT" }, claims)],
    ["alg None", () => forge({ alg: "None", typ: "JWT", kid: realKid }, claims)],
    ["no alg", () => forge({ typ: "JWT", kid: realKid }, claims)],
    ["HS256 with the public key as PEM", () => forge(header({ alg: "HS256" }), claims, hmac(publicPem))],
    [
      "HS256 with the public key as PEM without its last line break",
      () => forge(header({ alg: "HS256" }), claims, hmac(publicPem.trim())),
    ],
    [
      "HS256 with the public key as JWK",
      () => forge(header({ alg: "HS256" }), claims, hmac(JSON.stringify(publicJwk))),
    ],
    [
      "HS256 with the modulus of the public key",
      () => forge(header({ alg: "HS256" }), claims, hmac(Buffer.from(publicJwk.n ?? "", "base64url"))),
    ],
    ["HS256 with an empty secret", () => forge(header({ alg: "HS256" }), claims, hmac(""))],
    [
      "RS512 where the key says RS256",
      () => forge(header({ alg: "RS512" }), claims, rsa(KeyObject.from(key.privateKey), "sha512")),
    ],
    ["an own key under the realm's kid", () => forge(header(), claims, rsa(stranger.privateKey))],
    ["an unknown kid", () => forge(header({ kid: "unknown" }), claims, rsa(stranger.privateKey))],
    ["no kid", () => forge(without(header(), "kid"), claims, rsa(stranger.privateKey))],
    ["a path as kid", () => forge(header({ kid: "../../dev/null" }), claims, hmac(""))],
    [
      "an own key in the header (jwk)",
      () => forge(header({ jwk: strangerJwk }), claims, rsa(stranger.privateKey)),
    ],
    [
      "an own key in the header and no kid",
      () => forge({ alg: "RS256", jwk: strangerJwk }, claims, rsa(stranger.privateKey)),
    ],
    [
      "a URL of own keys (jku)",
      () => forge(header({ jku: "http://127.0.0.1:9/keys", kid: "mine" }), claims, rsa(stranger.privateKey)),
    ],
    [
      "a URL of an own certificate (x5u)",
      () => forge(header({ x5u: "http://127.0.0.1:9/cert", kid: "mine" }), claims, rsa(stranger.privateKey)),
    ],
    [
      "an own certificate (x5c)",
      () =>
        forge(
          header({ x5c: [stranger.publicKey.export({ type: "spki", format: "der" }).toString("base64")] }),
          claims,
          rsa(stranger.privateKey),
        ),
    ],
    [
      "an unknown critical extension (crit)",
      () => forge(header({ crit: ["tandem"], tandem: true }), claims, realmSign),
    ],
    ["an unencoded payload (b64)", () => forge(header({ crit: ["b64"], b64: false }), claims, realmSign)],
    ["alg twice in the header", () => forge(`{"alg":"RS256","kid":"${key.kid}","alg":"none"}`, claims)],
    [
      "an altered payload",
      () => signed(claims).replace(/\.[^.]+\./, `.${encode({ ...claims, sub: "other" })}.`),
    ],
    ["an altered signature", () => flipLast(signedOn.accessToken)],
    ["an empty signature", () => signedOn.accessToken.replace(/[^.]+$/, "")],
    [
      "the signature of another token",
      () => signed(claims).replace(/[^.]+$/, signedOn.idToken.split(".")[2] ?? ""),
    ],
    ["a truncated token", () => signedOn.accessToken.slice(0, signedOn.accessToken.length / 2)],
    ["two parts only", () => signedOn.accessToken.split(".").slice(0, 2).join(".")],
    ["an extra part", () => `${signedOn.accessToken}.x`],
    [
      "five parts, as if encrypted",
      () => [header({ alg: "dir", enc: "A128GCM" }), "", "x", "x", "x"].map(encode).join("."),
    ],
    ["a token encoded twice", () => encode(signedOn.accessToken)],
    ["a token in a token", () => forge(header({ cty: "JWT" }), signedOn.accessToken, realmSign)],
    ["claims that are a list", () => forge(header(), "[]", realmSign)],
    ["claims that are not JSON", () => forge(header(), "{", realmSign)],
    ["a header that is not JSON", () => forge("{", claims, realmSign)],
    ["bytes that are not text", () => "\u0000\uffff.é.ü"],
    ["a trailing space", () => `${signedOn.accessToken} `],
    ["more bytes than any token has", () => signed({ ...claims, filler: "x".repeat(9_000) })],
  ])("a forged token is refused: %s", async (_name, make) => {
    await expect(verifier().verify(await make())).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

describe("invalid claims signed by the realm", () => {
  test.each<[string, () => Json]>([
    ["another issuer", () => ({ ...claims, iss: "https://evil.test/realms/tandem" })],
    ["another realm as issuer", () => ({ ...claims, iss: realm.issuer.replace("tandem", "master") })],
    ["its issuer with a trailing slash", () => ({ ...claims, iss: `${realm.issuer}/` })],
    ["no issuer", () => without(claims, "iss")],
    ["another audience", () => ({ ...claims, aud: CLIENTS.cms })],
    ["an audience with the right prefix only", () => ({ ...claims, aud: [`${CLIENTS.backend}-2`] })],
    ["no audience", () => without(claims, "aud")],
    ["no azp", () => without(claims, "azp")],
    ["another typ", () => ({ ...claims, typ: "ID" })],
    ["a typ in lower case", () => ({ ...claims, typ: "bearer" })],
    ["no typ", () => without(claims, "typ")],
    ["an exp in the past", () => ({ ...claims, exp: now() - 60 })],
    ["no exp", () => without(claims, "exp")],
    ["an exp that is text", () => ({ ...claims, exp: String(now() + 300) })],
    ["an nbf in the future", () => ({ ...claims, nbf: now() + 60 })],
    ["an iat in the future", () => ({ ...claims, iat: now() + 60 })],
    ["an iat long ago", () => ({ ...claims, iat: now() - 4_000, exp: now() + 300 })],
    ["no iat", () => without(claims, "iat")],
    ["no subject", () => without(claims, "sub")],
    ["an empty subject", () => ({ ...claims, sub: "" })],
    ["groups that are not a list", () => ({ ...claims, groups: "/tenants/saffron/owner" })],
  ])("a token with an invalid claim is refused: %s", async (_name, change) => {
    await expect(verifier().verify(signed(change()))).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test.each<[string, unknown[]]>([
    ["no groups", []],
    ["a deeper path", ["/tenants/a/b/owner"]],
    ["a path with dots", ["/tenants/../saffron/owner", "/tenants/./saffron/owner", "/tenants/../x/owner"]],
    ["another root", ["/other/saffron/owner", "//tenants/saffron/owner", "tenants/saffron/owner"]],
    [
      "a letter that looks the same",
      ["/tenants/sаffron/owner", "/tenants/saffron/оwner", "/tenants/saffron/owner\u200b"],
    ],
    ["capitals", ["/tenants/Saffron/owner", "/tenants/saffron/Owner", "/TENANTS/saffron/owner"]],
    ["escapes", ["/tenants/saffron%2Fowner", "/tenants%2Fsaffron%2Fowner", "/tenants/saffron/owner%00"]],
    ["white space", [" /tenants/saffron/owner", "/tenants/saffron/owner\n", "/tenants/ saffron/owner"]],
    [
      "a path without an end or too long",
      ["/tenants/saffron", "/tenants/saffron/", "/tenants/saffron/owner/"],
    ],
    [
      "unknown roles",
      ["/tenants/saffron/king", "/tenants/saffron/__proto__", "/tenants/saffron/constructor"],
    ],
    ["roles of the platform", ["/tenants/saffron/platform-admin", "/tenants/saffron/operator"]],
  ])("invalid groups grant no role: %s", async (_name, groups) => {
    const principal = await verifier().verify(signed({ ...claims, groups }));
    expect(principal.memberships).toEqual([]);
  });

  test("a removed groups claim, unknown realm roles and roles of another client grant nothing", async () => {
    const stripped = await verifier().verify(
      signed({
        ...without(claims, "groups"),
        realm_access: { roles: ["admin", "PLATFORM-ADMIN", "owner", "constructor"] },
        resource_access: { "medusa-backend": { roles: ["sync:write", "platform-admin"] } },
      }),
    );
    expect(stripped).toMatchObject({ memberships: [], realmRoles: [], permissions: [] });
    expect(mayOperateSync(stripped)).toBe(false);
  });

  test("an unverified e-mail address is not used", async () => {
    const principal = await verifier().verify(signed({ ...claims, email_verified: false }));
    expect(principal.email).toBeNull();
  });
});

test("an Authorization header is accepted only when it is exactly one bearer token", () => {
  expect(readBearer("Bearer abc.def.ghi")).toBe("abc.def.ghi");
  for (const odd of [
    "Bearer a, Bearer b",
    "Bearer a b",
    "Basic YTpi",
    "Bearer",
    "Bearer ",
    "a.b.c",
    "Bearer a\n",
    "",
  ]) {
    expect(readBearer(odd), JSON.stringify(odd)).toBeNull();
  }
});

describe("groups sent by Keycloak", () => {
  test("a group grants a role only at its exact path", async () => {
    const person = await realm.person({
      groups: [
        "/other/saffron/owner",
        "/tenants/saffron/deep/owner",
        "/tenants/saffron/King",
        "/tenants/Saffron/owner",
        "/tenants/saffron/viewer",
      ],
    });
    const { principal } = await realm.signOn(CLIENTS.backend, person, backendCallback());
    expect(principal.memberships).toEqual([{ tenant: "saffron", role: "viewer" }]);
  });
});

describe("disabled and deleted accounts", () => {
  const directory = () => {
    const clientId = CLIENTS.backend;
    const tokens = createServiceTokens({
      issuer: realm.issuer,
      clientId,
      clientSecret: realm.secretOf(clientId),
    });
    return createDirectory({ issuer: realm.issuer, tokens });
  };

  test("a disabled person is found as disabled while the token is still valid, and cannot refresh it", async () => {
    const person = await realm.person({ groups: ["/tenants/saffron/owner"] });
    const session = await realm.signOn(CLIENTS.backend, person, backendCallback());
    await realm.admin.send("PUT", `/tandem/users/${person.id}`, { enabled: false });
    expect(await directory().lookup(session.principal.subject)).toMatchObject({ enabled: false });
    await expect(realm.login(CLIENTS.backend).refresh(session.refreshToken)).rejects.toMatchObject({
      code: "unauthenticated",
    });
  });

  test("a deleted person is not found and cannot refresh the token", async () => {
    const person = await realm.person({ groups: ["/tenants/saffron/owner"] });
    const session = await realm.signOn(CLIENTS.backend, person, backendCallback());
    await realm.admin.send("DELETE", `/tandem/users/${person.id}`);
    expect(await directory().lookup(session.principal.subject)).toBeNull();
    await expect(realm.login(CLIENTS.backend).refresh(session.refreshToken)).rejects.toMatchObject({
      code: "unauthenticated",
    });
  });

  test.each(["x/../", "./", "%2e/", "x/%2e%2e/"])(
    "a subject that begins with %j is not read as a path of the admin API",
    async (prefix) => {
      const found = await directory()
        .lookup(prefix + owner.id)
        .catch(() => null);
      expect(found).toBeNull();
    },
  );
});

describe("logout tokens", () => {
  const logout = () => createLogoutVerifier({ issuer: realm.issuer, clientId: CLIENTS.cms });
  let token: string;
  let real: Json;
  beforeAll(async () => {
    const session = await realm.signOn(CLIENTS.cms, owner, cmsCallback());
    await fetch(
      realm
        .login(CLIENTS.cms)
        .logoutUrl({ idToken: session.idToken, returnTo: `${realm.stack.urls.cms}/admin/login` }),
    );
    token = await inbox.next();
    real = partOf(token, 1);
  });

  test("Keycloak's logout token is accepted, and verifying it again names the same session", async () => {
    expect(await logout().verify(token)).toMatchObject({ subject: owner.id });
    expect(await logout().verify(token)).toEqual(await logout().verify(signed(real)));
  });

  test.each<[string, () => Promise<string> | string]>([
    ["an access token", () => signedOn.accessToken],
    ["an ID token", async () => (await realm.signOn(CLIENTS.cms, owner, cmsCallback())).idToken],
    ["one without a session", () => signed(without(real, "sid"))],
    ["one with a nonce", () => signed({ ...real, nonce: "n" })],
    ["one without the event", () => signed(without(real, "events"))],
    ["one of another event", () => signed({ ...real, events: { "urn:other": {} } })],
    ["one for another app", () => signed({ ...real, aud: CLIENTS.storefront })],
    ["one of another issuer", () => signed({ ...real, iss: "https://evil.test" })],
    ["one that has expired", () => signed({ ...real, exp: now() - 60 })],
    ["one from long ago", () => signed({ ...real, iat: now() - 3_600 })],
    ["one without exp", () => signed(without(real, "exp"))],
    ["one of another typ", () => signed({ ...real, typ: "Bearer" })],
    ["one without a signature", () => forge({ alg: "none" }, real)],
    ["one signed with a foreign key", () => forge(header(), real, rsa(stranger.privateKey))],
    ["one that is too large", () => signed({ ...real, filler: "x".repeat(5_000) })],
  ])("a logout token is refused: %s", async (_name, make) => {
    await expect(logout().verify(await make())).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

describe("rotation of the realm's key", () => {
  test("tokens of a new key are accepted within 31 seconds, tokens of a removed key are refused", async () => {
    const watching = verifier();
    const old = signed(claims);
    await watching.verify(old);
    const fresh = await addRealmKey(realm.admin, realm.issuer, 200);
    const session = await realm.signOn(CLIENTS.backend, owner, backendCallback());
    expect(partOf(session.accessToken, 0).kid).toBe(fresh.kid);

    await key.remove();
    const started = performance.now();
    await expect
      .poll(
        () =>
          watching.verify(session.accessToken).then(
            () => "accepted",
            () => "refused",
          ),
        {
          timeout: 40_000,
          interval: 500,
        },
      )
      .toBe("accepted");
    expect(performance.now() - started).toBeLessThan(31_000);
    await expect(watching.verify(old)).rejects.toMatchObject({ code: "unauthenticated" });
    expect((await publishedKeys(realm.issuer)).map(({ kid }) => kid)).not.toContain(key.kid);
    await fresh.remove();
  });
});

/** Returns the token with the last bits of its signature changed. */
function flipLast(token: string): string {
  const at = token.length - 4;
  return token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1);
}
