import { createServer } from "node:http";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

/** An issuer that signs access tokens in the shape Keycloak gives them. */
export interface Issuer {
  url: string;
  /** A token of the client `sync-worker` with these permissions on the backend. */
  serviceToken(permissions: readonly string[]): Promise<string>;
  /** A token of a person with these realm roles. */
  personToken(roles: readonly string[]): Promise<string>;
  stop(): Promise<void>;
}

const AUDIENCE = "medusa-backend";

/** Starts the issuer on a port of the loopback interface. */
export async function startIssuer(port: number): Promise<Issuer> {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const key = { ...(await exportJWK(publicKey)), kid: "test", alg: "RS256", use: "sig" };
  const url = `http://127.0.0.1:${port}/realms/tandem`;
  const sign = (claims: Record<string, unknown>) =>
    new SignJWT({ typ: "Bearer", ...claims })
      .setProtectedHeader({ alg: "RS256", kid: "test" })
      .setIssuer(url)
      .setAudience(AUDIENCE)
      .setSubject("subject")
      .setIssuedAt()
      .setExpirationTime("1h")
      .sign(privateKey);

  const server = createServer(async (req, res) => {
    const answer = req.url?.endsWith("/token")
      ? { access_token: await sign({ azp: AUDIENCE }), expires_in: 300 }
      : { keys: [key] };
    res.setHeader("content-type", "application/json").end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));

  return {
    url,
    serviceToken: (roles) =>
      sign({
        azp: "sync-worker",
        preferred_username: "service-account-sync-worker",
        resource_access: { [AUDIENCE]: { roles } },
      }),
    personToken: (roles) =>
      sign({ azp: AUDIENCE, sid: "session", preferred_username: "person", realm_access: { roles } }),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
