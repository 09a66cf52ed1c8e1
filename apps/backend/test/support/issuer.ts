import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { z } from "zod";
import { Neighbours } from "./neighbours";
import { People, type TestPerson } from "./people";

/** An issuer that signs access tokens in Keycloak's format, with a directory of people. */
export interface Issuer {
  /** Realm URL. */
  url: string;
  /** A token of the client `sync-worker` with these permissions on the backend. */
  serviceToken(permissions: readonly string[]): Promise<string>;
  /** Adds a person to the directory and returns an access token for them. */
  personToken(subject: string, person: TestPerson): Promise<string>;
  stop(): Promise<void>;
}

const AUDIENCE = "medusa-backend";
const ADMIN = "/admin/realms/tandem";
/** Content of this issuer's authorization codes; those of a real issuer are opaque. */
const codeSchema = z.object({ subject: z.string(), nonce: z.string() });
const breakSchema = z.object({ broken: z.string().nullable() });
const tokenRequestSchema = z.object({
  subject: z.string(),
  azp: z.string().default(AUDIENCE),
  sid: z.string().optional(),
  seconds: z.number().default(3_600),
  claims: z.record(z.string(), z.unknown()).default({}),
});

/** Starts the issuer on a port of the loopback interface; tests in other processes control it over HTTP. */
export async function startIssuer(port: number): Promise<Issuer> {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const key = { ...(await exportJWK(publicKey)), kid: "test", alg: "RS256", use: "sig" };
  const base = `http://127.0.0.1:${port}`;
  const url = `${base}/realms/tandem`;
  const people = new People();
  const sign = (subject: string, claims: Record<string, unknown>, seconds = 3_600) =>
    new SignJWT({ typ: "Bearer", ...claims })
      .setProtectedHeader({ alg: "RS256", kid: "test" })
      .setIssuer(url)
      .setAudience(AUDIENCE)
      .setSubject(subject)
      .setIssuedAt()
      .setExpirationTime(Math.floor(Date.now() / 1_000) + seconds)
      .sign(privateKey);

  const neighbours = new Neighbours();
  async function answer(req: IncomingMessage, res: ServerResponse): Promise<unknown> {
    const address = new URL(req.url ?? "/", base);
    const { pathname } = address;
    if (pathname === "/neighbours") {
      if (req.method === "POST") neighbours.break(breakSchema.parse(await readJson(req)).broken);
      return neighbours.state();
    }
    if (neighbours.breaks(req.method ?? "GET", pathname)) {
      res.statusCode = 500;
      return {};
    }
    if (pathname.startsWith(ADMIN) || pathname.startsWith("/api/")) {
      const text = await readText(req);
      const reply = neighbours.answer(req.method ?? "GET", address, text === "" ? {} : JSON.parse(text));
      if (reply !== undefined) {
        if (reply.location !== undefined) res.setHeader("location", base + reply.location);
        res.statusCode = reply.status;
        return reply.body ?? {};
      }
    }
    if (pathname.endsWith("/protocol/openid-connect/token")) {
      const form = new URLSearchParams(await readText(req));
      if (form.get("grant_type") !== "authorization_code")
        return { access_token: await sign("service", { azp: AUDIENCE }), expires_in: 300 };
      const { subject, nonce } = codeSchema.parse(JSON.parse(form.get("code") ?? ""));
      const { email, emailVerified } = people.find(subject);
      const session = { azp: AUDIENCE, sid: subject, preferred_username: subject };
      return {
        token_type: "Bearer",
        access_token: await sign(subject, session),
        refresh_token: "unused",
        id_token: await sign(subject, { ...session, nonce, email, email_verified: emailVerified }),
        expires_in: 300,
      };
    }
    if (pathname.endsWith("/protocol/openid-connect/certs")) return { keys: [key] };
    if (pathname.startsWith(`${ADMIN}/users/`)) return people.answer(pathname.slice(ADMIN.length + 7));
    if (pathname.startsWith("/people/")) {
      const subject = decodeURIComponent(pathname.slice(8));
      if (req.method === "DELETE") people.remove(subject);
      else people.put(subject, await readJson(req));
      return {};
    }
    if (pathname === "/tokens") {
      const { subject, azp, sid, seconds, claims } = tokenRequestSchema.parse(await readJson(req));
      return {
        token: await sign(
          subject,
          { azp, sid: sid ?? subject, preferred_username: subject, ...claims },
          seconds,
        ),
      };
    }
    return undefined;
  }

  const server = createServer((req, res) => {
    answer(req, res).then(
      (body) => send(res, body === undefined ? 404 : res.statusCode, body ?? {}),
      (error: unknown) => send(res, 500, { error: String(error) }),
    );
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));

  return {
    url,
    serviceToken: (roles) =>
      sign("sync-worker", {
        azp: "sync-worker",
        preferred_username: "service-account-sync-worker",
        resource_access: { [AUDIENCE]: { roles } },
      }),
    personToken(subject, person) {
      people.put(subject, person);
      return sign(subject, { azp: AUDIENCE, sid: subject, preferred_username: subject });
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function readText(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}

async function readJson(req: IncomingMessage): Promise<unknown> {
  return JSON.parse(await readText(req));
}

function send(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { "content-type": "application/json" });
  res.end(status === 204 ? undefined : JSON.stringify(body));
}
