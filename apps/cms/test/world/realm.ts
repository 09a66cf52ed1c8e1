import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

/** A user in the realm's directory. */
export interface Someone {
  enabled: boolean;
  /** Group paths such as `/tenants/a/editor`. */
  groups: string[];
  realmRoles: string[];
}

/** A realm that signs tokens and serves its users over HTTP, in the format of Keycloak. */
export interface Realm {
  issuer: string;
  /** Changing an entry changes what the directory returns. */
  people: Map<string, Someone>;
  accessToken(subject: string, claims?: Record<string, unknown>): Promise<string>;
  serviceToken(permissions: readonly string[]): Promise<string>;
  stop(): Promise<void>;
}

const AUDIENCE = "payload-cms";

/** Starts the realm on a port of the loopback interface. */
export async function startRealm(): Promise<Realm> {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const key = { ...(await exportJWK(publicKey)), kid: "test", alg: "RS256", use: "sig" };
  const people = new Map<string, Someone>();
  const server = createServer(async (request, response) => {
    const answer = await answerTo(request.url ?? "");
    response.writeHead(answer === null ? 404 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = `${root}/realms/tandem`;
  const sign = (subject: string, claims: Record<string, unknown>) =>
    new SignJWT({ typ: "Bearer", azp: AUDIENCE, ...claims })
      .setProtectedHeader({ alg: "RS256", kid: "test" })
      .setIssuer(issuer)
      .setAudience(AUDIENCE)
      .setSubject(subject)
      .setIssuedAt()
      .setExpirationTime("5m")
      .sign(privateKey);

  async function answerTo(url: string): Promise<unknown> {
    if (url.endsWith("/certs")) return { keys: [key] };
    if (url.endsWith("/token")) return { access_token: await sign("service", {}), expires_in: 300 };
    const [, subject = "", rest = ""] = /\/admin\/realms\/tandem\/users\/([^/?]+)([^?]*)/.exec(url) ?? [];
    const person = people.get(subject);
    if (person === undefined) return null;
    if (rest === "/groups") return person.groups.map((path) => ({ path }));
    if (rest === "/role-mappings/realm/composite") return person.realmRoles.map((name) => ({ name }));
    return {
      enabled: person.enabled,
      username: subject,
      emailVerified: true,
      email: `${subject}@people.test`,
    };
  }

  return {
    issuer,
    people,
    accessToken: (subject, claims = {}) => sign(subject, { sid: `sid-${subject}`, ...claims }),
    serviceToken: (roles) =>
      sign("sync-worker", {
        azp: "sync-worker",
        preferred_username: "service-account-sync-worker",
        resource_access: { [AUDIENCE]: { roles } },
      }),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
