import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { type ReceivedCall, type Reply, startServer, type TestServer } from "@/testing/http-server";

const CLIENT = "storefront";
const PATH = "/realms/tandem";

interface Grant {
  subject: string;
  sessionId: string;
}
interface Code extends Grant {
  nonce: string;
  challenge: string;
  redirectUri: string;
}

/** A realm of Keycloak with the endpoints that the storefront calls; it signs real tokens. */
export interface TestRealm extends TestServer {
  issuer: string;
  /** Lifetime of the next access tokens. */
  seconds: number;
  /** Token requests wait for this. */
  gate: Promise<void>;
  /** Signs the user in at a login page, as the URL of it asks, and returns the URL that the browser is sent back to. */
  signIn(loginPage: string, subject: string, sessionId?: string): string;
  /** Returns the URL that the browser is sent back to when the user cancels. */
  cancel(loginPage: string): string;
  /** Opens a session without a browser and returns what the token endpoint would. */
  grant(subject: string, sessionId?: string): Tokens;
  /** Ends a session in the realm: its refresh tokens are refused from now on. */
  end(sessionId: string): void;
  logoutToken(subject: string, sessionId: string): string;
  /** Requests of the token endpoint. */
  exchanges(): ReceivedCall[];
}

export interface Tokens {
  access_token: string;
  refresh_token: string;
  id_token: string;
  expires_in: number;
  token_type: "Bearer";
}

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Starts a realm on the loopback interface. */
export async function startRealm(): Promise<TestRealm> {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const key = { ...publicKey.export({ format: "jwk" }), kid: "test", alg: "RS256", use: "sig" };
  const codes = new Map<string, Code>();
  const refreshTokens = new Map<string, Grant>();

  function token(claims: Record<string, unknown>): string {
    const now = Math.floor(Date.now() / 1_000);
    const signed = `${encoded({ alg: "RS256", kid: "test" })}.${encoded({
      ...{
        iss: realm.issuer,
        aud: CLIENT,
        azp: CLIENT,
        iat: now,
        exp: now + realm.seconds,
        jti: randomUUID(),
      },
      ...claims,
    })}`;
    return `${signed}.${sign("sha256", Buffer.from(signed), privateKey).toString("base64url")}`;
  }

  function issue({ subject, sessionId }: Grant, more: Record<string, unknown> = {}): Tokens {
    const refresh = randomUUID();
    refreshTokens.set(refresh, { subject, sessionId });
    const claims = { sub: subject, sid: sessionId };
    return {
      access_token: token({ ...claims, typ: "Bearer", preferred_username: subject }),
      refresh_token: refresh,
      id_token: token({ ...claims, typ: "ID", name: `${subject} Lee`, email: `${subject}@x.test`, ...more }),
      expires_in: realm.seconds,
      token_type: "Bearer",
    };
  }

  const refused: Reply = { status: 400, body: { error: "invalid_grant" } };

  async function exchange({ body }: ReceivedCall): Promise<Reply> {
    const form = new URLSearchParams(body);
    await realm.gate;
    if (form.get("grant_type") === "refresh_token") {
      const refresh = form.get("refresh_token") ?? "";
      const grant = refreshTokens.get(refresh);
      // A refresh token works once.
      refreshTokens.delete(refresh);
      return grant === undefined ? refused : { body: issue(grant) };
    }
    const code = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const proof = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (code === undefined || proof !== code.challenge || form.get("redirect_uri") !== code.redirectUri)
      return refused;
    return { body: issue(code, { nonce: code.nonce }) };
  }

  const server = await startServer((call) => {
    if (call.path === `${PATH}/protocol/openid-connect/certs`) return { body: { keys: [key] } };
    if (call.path === `${PATH}/protocol/openid-connect/token`) return exchange(call);
    return { status: 404, body: { error: "not_found" } };
  });

  /** Returns the URL of the callback with parameters added. */
  function back(loginPage: string, parameters: Record<string, string>): string {
    const asked = new URL(loginPage).searchParams;
    const url = new URL(asked.get("redirect_uri") ?? "");
    for (const [name, value] of Object.entries({
      ...{ state: asked.get("state") ?? "", iss: realm.issuer },
      ...parameters,
    }))
      url.searchParams.set(name, value);
    return url.href;
  }

  const realm: TestRealm = Object.assign(server, {
    issuer: server.url + PATH,
    seconds: 300,
    gate: Promise.resolve(),
    signIn(loginPage: string, subject: string, sessionId: string = randomUUID()) {
      const asked = new URL(loginPage).searchParams;
      const code = randomUUID();
      codes.set(code, {
        subject,
        sessionId,
        nonce: asked.get("nonce") ?? "",
        challenge: asked.get("code_challenge") ?? "",
        redirectUri: asked.get("redirect_uri") ?? "",
      });
      return back(loginPage, { code });
    },
    cancel: (loginPage: string) => back(loginPage, { error: "access_denied" }),
    grant: (subject: string, sessionId: string = randomUUID()) => issue({ subject, sessionId }),
    end(sessionId: string) {
      for (const [refresh, grant] of refreshTokens)
        if (grant.sessionId === sessionId) refreshTokens.delete(refresh);
    },
    logoutToken: (subject: string, sessionId: string) =>
      token({
        ...{ sub: subject, sid: sessionId, typ: "Logout" },
        events: { "http://schemas.openid.net/event/backchannel-logout": {} },
      }),
    exchanges: () => server.calls.filter(({ path }) => path.endsWith("/token")),
  });
  return realm;
}
