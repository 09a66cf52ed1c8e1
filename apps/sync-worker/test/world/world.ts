import { createServer, type Server } from "node:http";
import { text } from "node:stream/consumers";
import { CLIENTS, type SyncEvent, type SyncStatus, WEBHOOK_ENDPOINTS } from "@tandem/contracts";
import { startTestPostgres, startTestRedis, waitFor } from "@tandem/local-servers";
import { createJobQueues } from "@tandem/outbox";
import { createLogger } from "@tandem/service-kit";
import { Redis } from "ioredis";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import pg from "pg";
import { z } from "zod";
import { parseConfig, type WorkerConfig } from "../../src/env.js";
import { createWorker, type SyncWorker } from "../../src/worker.js";
import { TestSystem } from "./system.js";

/** Starts the surroundings of a worker: real Postgres and Redis, two systems that implement the contract, a realm that signs tokens. */
export async function createWorld() {
  const [postgres, redisServer] = await Promise.all([startTestPostgres(), startTestRedis()]);
  const databaseUrl = await postgres.createDatabase("sync_db");
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 3 });
  pool.on("error", () => undefined);
  const redis = new Redis(redisServer.url(), { maxRetriesPerRequest: null });
  redis.on("error", () => undefined);
  const medusa = new TestSystem("medusa");
  const payload = new TestSystem("payload");
  await Promise.all([medusa.up(), payload.up()]);
  medusa.endpoints = [endpoint(WEBHOOK_ENDPOINTS.medusaToPayload)];
  payload.endpoints = [endpoint(WEBHOOK_ENDPOINTS.payloadToMedusa)];
  const realm = await startRealm();
  const queues = createJobQueues(redis);
  const started: SyncWorker[] = [];

  const config = parseConfig({
    LOG_LEVEL: "silent",
    PORT: "0",
    DATABASE_URL: databaseUrl,
    REDIS_QUEUE_URL: redisServer.url(),
    BACKEND_URL: medusa.url,
    CMS_URL: payload.url,
    KEYCLOAK_ISSUER: realm.issuer,
    KEYCLOAK_CLIENT_ID: CLIENTS.worker,
    KEYCLOAK_CLIENT_SECRET: "secret",
    WORKER_URL: "http://localhost:9100",
    REDIS_CACHE_URL: redisServer.url(1),
    CONSOLE_CLIENT_SECRET: "secret",
    CONSOLE_SESSION_SECRET: "a session secret of thirty-two characters",
    SYNC_FLUSH_CHECK_SECONDS: "0.1",
    SYNC_CHECKPOINT_SECONDS: "0.2",
  });

  async function startWorker(over: Partial<WorkerConfig> = {}) {
    const worker = createWorker(
      { ...config, ...over },
      {
        logger: createLogger({ service: CLIENTS.worker, level: "silent" }),
        tokens: { get: async () => "service" },
      },
    );
    started.push(worker);
    const { url } = await worker.start();
    const call = async (path: string, init: RequestInit = {}, token?: string) => {
      const headers = {
        "content-type": "application/json",
        authorization: `Bearer ${token ?? (await realm.token(["sync:write"]))}`,
      };
      const response = await fetch(`${url}${path}`, { ...init, headers });
      return { status: response.status, body: await response.json() };
    };
    const status = async (): Promise<SyncStatus> => (await call("/api/sync/status")).body;
    /** Waits until three consecutive reads show no waiting or running job in either direction. */
    const settle = async () => {
      let quiet = 0;
      await waitFor({
        what: "quiet queues",
        timeoutMs: 30_000,
        everyMs: 120,
        probe: async () => {
          const now = await status();
          quiet = now.medusa_to_payload.backlog + now.payload_to_medusa.backlog === 0 ? quiet + 1 : 0;
          return quiet >= 3 ? true : undefined;
        },
      });
    };
    return { worker, url, call, status, settle };
  }

  return {
    config,
    pool,
    redis,
    redisServer,
    medusa,
    payload,
    realm,
    queues,
    startWorker,
    async dispose() {
      await Promise.all(started.map((worker) => worker.stop()));
      await queues.close();
      redis.disconnect();
      await pool.end();
      await Promise.all([medusa.down(), payload.down(), realm.stop()]);
      await Promise.all([postgres.stop(), redisServer.stop()]);
    },
  };
}
export type World = Awaited<ReturnType<typeof createWorld>>;

function endpoint(name: string) {
  return {
    name,
    url: "http://receiver.test",
    enabled: true,
    cursor: 7,
    backlog: 0,
    lag_seconds: 0,
    failing_since: null,
    next_attempt_at: null,
    last_error: null,
  };
}

/** Returns an event as a receiver would accept it. */
export function event(
  over: Pick<SyncEvent, "type" | "entity" | "id" | "tenant"> & Partial<SyncEvent>,
): SyncEvent {
  return {
    seq: 1,
    op: "updated",
    origin: "local",
    correlationId: `corr-${over.id}`,
    occurredAt: new Date().toISOString(),
    ...over,
  };
}

/** Content of this realm's codes; a real code is opaque. */
const codeSchema = z.object({ roles: z.array(z.string()), nonce: z.string(), sid: z.string() });

async function startRealm() {
  const keys = await generateKeyPair("RS256", { extractable: true });
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: "k", alg: "RS256", use: "sig" };
  const server: Server = createServer(async (request, response) => {
    const isCode = request.url?.endsWith("/protocol/openid-connect/token") === true;
    const body: unknown = isCode ? await redeem(await text(request)) : { keys: [jwk] };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const issuer = `http://127.0.0.1:${port}/realms/tandem`;
  const sign = (claims: Record<string, unknown>, audience: string = CLIENTS.worker) =>
    new SignJWT({ typ: "Bearer", ...claims })
      .setProtectedHeader({ alg: "RS256", kid: "k" })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime("5m")
      .sign(keys.privateKey);
  const person = { azp: CLIENTS.opsConsole, sub: "person", sid: "session" };

  /** Returns the tokens for the user whom a code names. */
  async function redeem(form: string): Promise<Record<string, unknown>> {
    const { roles, nonce, sid } = codeSchema.parse(JSON.parse(new URLSearchParams(form).get("code") ?? ""));
    const session = { ...person, sid };
    return {
      token_type: "Bearer",
      expires_in: 300,
      access_token: await sign({ ...session, groups: [], realm_access: { roles } }),
      refresh_token: await sign({ ...session, typ: "Refresh" }, issuer),
      id_token: await sign({ ...session, typ: "ID", nonce, name: "Person" }, CLIENTS.opsConsole),
    };
  }

  return {
    issuer,
    /** Returns the token with which Keycloak notifies the console that a session ended. */
    logoutToken: (sid: string, audience: string = CLIENTS.opsConsole) => {
      const events = { "http://schemas.openid.net/event/backchannel-logout": {} };
      return sign({ sub: "person", sid, jti: sid, typ: "Logout", events }, audience);
    },
    token: (permissions: string[]) =>
      sign({
        azp: "medusa-backend",
        sub: "service",
        preferred_username: "service-account-medusa-backend",
        resource_access: { [CLIENTS.worker]: { roles: permissions } },
      }),
    /** Returns the token of a user with these realm roles and groups. */
    personToken: (roles: string[], audience: string = CLIENTS.worker, groups: string[] = []) =>
      sign({ ...person, groups, realm_access: { roles } }, audience),
    async stop() {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}
