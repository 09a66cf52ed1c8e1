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
import { foreignRealmToken } from "./foreign-realm.ts";
import { encode, forge, hmac, type Json, partOf, rsa, without } from "./forge.ts";
import { type LogoutInbox, openLogoutInbox } from "./logout-inbox.ts";
import { type Realm, startRealm, type TestPerson } from "./realm.ts";
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
/** Signed with a key of the realm, so that only the changed claim can be the reason for a refusal. */
const signed = (changed: Json) => forge(header(), changed, realmSign);
const cmsCallback = () => `${realm.stack.world.urls.cms}/api/oidc/callback`;
const backendCallback = () => `${realm.stack.world.urls.backend}/app/login?auth_provider=keycloak`;

beforeAll(async () => {
  realm = await startRealm();
  inbox = await openLogoutInbox(new URL(realm.stack.world.urls.cms).port);
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
  await realm?.stop();
});

test("the person's own token is accepted, and so is one that differs in nothing but the key of the realm", async () => {
  for (const token of [signedOn.accessToken, signed(claims)]) {
    const principal = await verifier().verify(token);
    expect(principal).toMatchObject({ subject: owner.id, kind: "person" });
    expect(permitted(principal, { area: "ownership", action: "write", tenant: "saffron" })).toBe(true);
  }
});

describe("a token of Keycloak for another purpose", () => {
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
            .logoutUrl({ idToken: session.idToken, returnTo: `${realm.stack.world.urls.cms}/admin/login` }),
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

  test("a service's token is never taken for a person's: it has no roles, whatever its account was given", async () => {
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

describe("a token with a forged signature or header", () => {
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
      "an address of own keys (jku)",
      () => forge(header({ jku: "http://127.0.0.1:9/keys", kid: "mine" }), claims, rsa(stranger.privateKey)),
    ],
    [
      "an address of an own certificate (x5u)",
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
      "a critical extension nobody knows (crit)",
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
    ["half of itself", () => signedOn.accessToken.slice(0, signedOn.accessToken.length / 2)],
    ["two parts only", () => signedOn.accessToken.split(".").slice(0, 2).join(".")],
    ["a part too many", () => `${signedOn.accessToken}.x`],
    [
      "five parts, as if encrypted",
      () => [header({ alg: "dir", enc: "A128GCM" }), "", "x", "x", "x"].map(encode).join("."),
    ],
    ["itself encoded once more", () => encode(signedOn.accessToken)],
    ["a token in a token", () => forge(header({ cty: "JWT" }), signedOn.accessToken, realmSign)],
    ["claims that are a list", () => forge(header(), "[]", realmSign)],
    ["claims that are no JSON", () => forge(header(), "{", realmSign)],
    ["a header that is no JSON", () => forge("{", claims, realmSign)],
    ["bytes that are no text", () => "\u0000\uffff.é.ü"],
    ["a space behind it", () => `${signedOn.accessToken} `],
    ["more than any token has", () => signed({ ...claims, filler: "x".repeat(9_000) })],
  ])("is refused: %s", async (_name, make) => {
    await expect(verifier().verify(await make())).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

describe("a token signed by the realm with claims that do not fit", () => {
  test.each<[string, () => Json]>([
    ["another issuer", () => ({ ...claims, iss: "https://evil.test/realms/tandem" })],
    ["another realm as issuer", () => ({ ...claims, iss: realm.issuer.replace("tandem", "master") })],
    ["its issuer with a slash behind", () => ({ ...claims, iss: `${realm.issuer}/` })],
    ["no issuer", () => without(claims, "iss")],
    ["another audience", () => ({ ...claims, aud: CLIENTS.cms })],
    ["an audience that only begins like it", () => ({ ...claims, aud: [`${CLIENTS.backend}-2`] })],
    ["no audience", () => without(claims, "aud")],
    ["no azp", () => without(claims, "azp")],
    ["another typ", () => ({ ...claims, typ: "ID" })],
    ["a typ in lower case", () => ({ ...claims, typ: "bearer" })],
    ["no typ", () => without(claims, "typ")],
    ["an end in the past", () => ({ ...claims, exp: now() - 60 })],
    ["no end", () => without(claims, "exp")],
    ["an end that is text", () => ({ ...claims, exp: String(now() + 300) })],
    ["a beginning in the future", () => ({ ...claims, nbf: now() + 60 })],
    ["an issue in the future", () => ({ ...claims, iat: now() + 60 })],
    ["an issue long ago", () => ({ ...claims, iat: now() - 4_000, exp: now() + 300 })],
    ["no issue", () => without(claims, "iat")],
    ["no subject", () => without(claims, "sub")],
    ["an empty subject", () => ({ ...claims, sub: "" })],
    ["groups that are no list", () => ({ ...claims, groups: "/tenants/saffron/owner" })],
  ])("is refused: %s", async (_name, change) => {
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
      "roles nobody has",
      ["/tenants/saffron/king", "/tenants/saffron/__proto__", "/tenants/saffron/constructor"],
    ],
    ["roles of the platform", ["/tenants/saffron/platform-admin", "/tenants/saffron/operator"]],
  ])("grants nothing: %s", async (_name, groups) => {
    const principal = await verifier().verify(signed({ ...claims, groups }));
    expect(principal.memberships).toEqual([]);
  });

  test("grants nothing: a stripped groups claim, realm roles nobody has, roles of another client", async () => {
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

  test("an e-mail address that was not verified is nobody's", async () => {
    const principal = await verifier().verify(signed({ ...claims, email_verified: false }));
    expect(principal.email).toBeNull();
  });
});

test("an Authorization header counts only when it is one bearer token", () => {
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

describe("groups as Keycloak itself sends them", () => {
  test("count only at their exact place", async () => {
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

describe("somebody who is no longer welcome", () => {
  const directory = () => {
    const clientId = CLIENTS.backend;
    const tokens = createServiceTokens({
      issuer: realm.issuer,
      clientId,
      clientSecret: realm.secretOf(clientId),
    });
    return createDirectory({ issuer: realm.issuer, tokens });
  };

  test("is known as disabled while the token still verifies, and cannot renew it", async () => {
    const person = await realm.person({ groups: ["/tenants/saffron/owner"] });
    const session = await realm.signOn(CLIENTS.backend, person, backendCallback());
    await realm.admin.send("PUT", `/tandem/users/${person.id}`, { enabled: false });
    expect(await directory().lookup(session.principal.subject)).toMatchObject({ enabled: false });
    await expect(realm.login(CLIENTS.backend).refresh(session.refreshToken)).rejects.toMatchObject({
      code: "unauthenticated",
    });
  });

  test("is nobody after being deleted, and cannot renew the token", async () => {
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

describe("a logout token", () => {
  const logout = () => createLogoutVerifier({ issuer: realm.issuer, clientId: CLIENTS.cms });
  let token: string;
  let real: Json;
  beforeAll(async () => {
    const session = await realm.signOn(CLIENTS.cms, owner, cmsCallback());
    await fetch(
      realm
        .login(CLIENTS.cms)
        .logoutUrl({ idToken: session.idToken, returnTo: `${realm.stack.world.urls.cms}/admin/login` }),
    );
    token = await inbox.next();
    real = partOf(token, 1);
  });

  test("of Keycloak is accepted, and again names the same one session", async () => {
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
    ["one that has ended", () => signed({ ...real, exp: now() - 60 })],
    ["one from long ago", () => signed({ ...real, iat: now() - 3_600 })],
    ["one without an end", () => signed(without(real, "exp"))],
    ["one of another typ", () => signed({ ...real, typ: "Bearer" })],
    ["one without a signature", () => forge({ alg: "none" }, real)],
    ["one of a stranger's key", () => forge(header(), real, rsa(stranger.privateKey))],
    ["one larger than any", () => signed({ ...real, filler: "x".repeat(5_000) })],
  ])("is refused: %s", async (_name, make) => {
    await expect(logout().verify(await make())).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

describe("changing the realm's key", () => {
  test("new tokens are accepted at once or within 31 seconds, those of the removed key are refused", async () => {
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

/** The token with the last bits of its signature changed. */
function flipLast(token: string): string {
  const at = token.length - 4;
  return token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1);
}
