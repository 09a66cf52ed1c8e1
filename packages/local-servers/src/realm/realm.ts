import { randomUUID } from "node:crypto";
import type { JWTPayload } from "jose";
import { type JsonServer, type ReceivedCall, type Reply, startJsonServer } from "../json-server.js";
import { replyOfAdminApi } from "./admin-api.js";
import { callbackUrl, identityOf } from "./browser.js";
import { Groups } from "./groups.js";
import { createSigningKey } from "./keys.js";
import { type RealmPerson, realmPerson } from "./person.js";
import { type Grant, Sessions } from "./sessions.js";
import { TokenEndpoint, type Tokens } from "./token-endpoint.js";

const NAME = "tandem";
const REALM = `/realms/${NAME}`;
const ADMIN = `/admin/realms/${NAME}`;
const LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";

/** Settings of a test realm. */
export interface RealmOptions {
  /** A free port unless given. */
  port?: number;
  /** The API that a client's access tokens of users are for; the client itself unless listed. */
  audiences?: Readonly<Record<string, string>>;
}

/** The token of a user: `sessionId` is the subject unless given, `audience` that of the client, `claims` override all. */
export interface UserToken {
  client: string;
  subject: string;
  sessionId?: string;
  audience?: string;
  claims?: JWTPayload;
}

/** A realm of Keycloak for tests: it signs real tokens and serves sign-in, its keys and the admin API over HTTP. */
export interface Realm extends JsonServer {
  issuer: string;
  /** Users by `sub`; a change takes effect at once. */
  people: Map<string, RealmPerson>;
  groups: Groups;
  /** Lifetime of the next tokens. */
  seconds: number;
  /** Token requests wait for this. */
  gate: Promise<void>;
  /** Calls whose `METHOD /path` matches get 500. */
  failing: RegExp | null;
  /** Signs claims of any kind; `iss`, `iat`, `exp` and `jti` are added unless given, and omitted if undefined. */
  sign(claims: JWTPayload, kid?: string): Promise<string>;
  /** Returns an access token of a user, who need not be in the directory. */
  accessToken(token: UserToken): Promise<string>;
  /** Returns an access token of a service with these permissions on an API. */
  serviceToken(client: string, api: string, permissions: readonly string[]): Promise<string>;
  /** Returns the token with which the realm notifies a client of the end of a session. */
  logoutToken(client: string, subject: string, sessionId: string): Promise<string>;
  /** Opens a session without a browser and returns what the token endpoint would. */
  grant(client: string, subject: string, sessionId?: string): Promise<Tokens>;
  /** Ends a session: its refresh tokens are refused from now on. */
  end(sessionId: string): void;
  /** Replaces the signing key, as an administrator does after a leak: the former one is published no more. */
  rotateKey(): Promise<void>;
  /** Requests of the token endpoint. */
  exchanges(): ReceivedCall[];
}

/** Starts a realm on the loopback interface. */
export async function startRealm({ port, audiences = {} }: RealmOptions = {}): Promise<Realm> {
  let keyNumber = 1;
  let key = await createSigningKey("key-1");
  const people = new Map<string, RealmPerson>();
  const groups = new Groups();
  const sessions = new Sessions();

  async function reply(call: ReceivedCall): Promise<Reply> {
    if (realm.failing?.test(`${call.method} ${call.path.replace(/\/$/, "")}`))
      return { status: 500, body: {} };
    if (call.path.startsWith(`${ADMIN}/`)) return replyOfAdmin(call);
    switch (call.path.replace(REALM, "")) {
      case "/.well-known/openid-configuration":
        return { body: discovery() };
      case "/protocol/openid-connect/certs":
        return { body: { keys: [key.jwk] } };
      case "/protocol/openid-connect/auth":
        return replyOfLoginPage(call);
      case "/protocol/openid-connect/token":
        await realm.gate;
        return endpoint.reply(new URLSearchParams(call.body), String(call.headers.authorization ?? ""));
      default:
        return { status: 404, body: { error: "not_found" } };
    }
  }

  async function replyOfAdmin(call: ReceivedCall): Promise<Reply> {
    const [, token = ""] = String(call.headers.authorization ?? "").split("Bearer ");
    if (!(await key.signed(token))) return { status: 401, body: { error: "HTTP 401 Unauthorized" } };
    return replyOfAdminApi(
      { people, groups, sessions },
      call,
      server.url + ADMIN,
      call.path.slice(ADMIN.length),
    );
  }

  function replyOfLoginPage({ query, headers }: ReceivedCall): Reply {
    const user = identityOf(String(headers.cookie ?? ""));
    if (user === null) return { body: { page: "login" } };
    const code = endpoint.authorize(query, user);
    if (code === null) return { status: 400, body: { error: "invalid_request" } };
    if (!people.has(user.subject)) people.set(user.subject, realmPerson(user.subject));
    return { status: 302, headers: { location: callbackUrl(query, realm.issuer, { code }) } };
  }

  const discovery = () => ({
    issuer: realm.issuer,
    authorization_endpoint: `${realm.issuer}/protocol/openid-connect/auth`,
    token_endpoint: `${realm.issuer}/protocol/openid-connect/token`,
    jwks_uri: `${realm.issuer}/protocol/openid-connect/certs`,
    end_session_endpoint: `${realm.issuer}/protocol/openid-connect/logout`,
    code_challenge_methods_supported: ["S256"],
    id_token_signing_alg_values_supported: ["RS256"],
  });

  function sign(claims: JWTPayload, kid?: string): Promise<string> {
    const now = Math.floor(Date.now() / 1_000);
    const all = { iss: realm.issuer, iat: now, exp: now + realm.seconds, jti: randomUUID(), ...claims };
    return key.sign(all, kid);
  }

  function accessToken({
    client,
    subject,
    sessionId = subject,
    audience,
    claims,
  }: UserToken): Promise<string> {
    const { groups: paths, realmRoles, email, emailVerified } = people.get(subject) ?? realmPerson(subject);
    return sign({
      ...{ typ: "Bearer", azp: client, aud: audience ?? audiences[client] ?? client },
      ...{ sub: subject, sid: sessionId, preferred_username: email },
      ...{ email, email_verified: emailVerified, groups: paths, realm_access: { roles: realmRoles } },
      ...claims,
    });
  }

  async function issue(grant: Grant, nonce?: string): Promise<Tokens> {
    const { client, subject, sessionId } = grant;
    const { firstName, lastName, email, emailVerified } = people.get(subject) ?? realmPerson(subject);
    return {
      token_type: "Bearer",
      access_token: await accessToken(grant),
      refresh_token: sessions.open(grant),
      id_token: await sign({
        ...{ typ: "ID", azp: client, aud: client, sub: subject, sid: sessionId },
        ...{ name: `${firstName} ${lastName}`, email, email_verified: emailVerified },
        ...(nonce === undefined ? {} : { nonce }),
      }),
      expires_in: realm.seconds,
    };
  }

  const serviceToken = (client: string, api: string, permissions: readonly string[]) =>
    sign({
      ...{
        typ: "Bearer",
        azp: client,
        aud: api,
        sub: client,
        preferred_username: `service-account-${client}`,
      },
      resource_access: { [api]: { roles: permissions } },
    });

  const endpoint = new TokenEndpoint({
    sessions,
    issue,
    issueToService: async (client) => ({
      access_token: await serviceToken(client, "account", []),
      expires_in: realm.seconds,
    }),
  });
  const server = await startJsonServer(reply, port);
  const realm: Realm = Object.assign(server, {
    issuer: server.url + REALM,
    people,
    groups,
    seconds: 300,
    gate: Promise.resolve(),
    failing: null,
    sign,
    accessToken,
    serviceToken,
    logoutToken: (client: string, subject: string, sessionId: string) =>
      sign({ typ: "Logout", aud: client, sub: subject, sid: sessionId, events: { [LOGOUT_EVENT]: {} } }),
    grant: (client: string, subject: string, sessionId: string = randomUUID()) =>
      issue({ client, subject, sessionId }),
    end: (sessionId: string) => {
      sessions.end(sessionId);
    },
    rotateKey: async () => {
      keyNumber += 1;
      key = await createSigningKey(`key-${keyNumber}`);
    },
    exchanges: () => server.calls.filter(({ path }) => path.endsWith("/token")),
  });
  return realm;
}
