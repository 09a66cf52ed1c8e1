import { CLIENTS, type SyncEvent, type SyncStatus, WEBHOOK_ENDPOINTS } from "@tandem/contracts";
import { startTestPostgres, startTestRedis, waitFor } from "@tandem/local-servers";
import { startRealm } from "@tandem/local-servers/realm";
import { createJobQueues } from "@tandem/outbox";
import { createLogger } from "@tandem/service-kit";
import { Redis } from "ioredis";
import pg from "pg";
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
  const realm = await startRealm({ audiences: { [CLIENTS.opsConsole]: CLIENTS.worker } });
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

  /** Returns a token of another service with these permissions on the worker. */
  const serviceToken = (permissions: readonly string[]) =>
    realm.serviceToken(CLIENTS.backend, CLIENTS.worker, permissions);
  /** Returns the token of a user with these realm roles and groups, from the console. */
  const userToken = (roles: string[], audience: string = CLIENTS.worker, groups: string[] = []) =>
    realm.accessToken({
      ...{ client: CLIENTS.opsConsole, subject: "person", audience },
      claims: { groups, realm_access: { roles } },
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
        authorization: `Bearer ${token ?? (await serviceToken(["sync:write"]))}`,
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
    serviceToken,
    userToken,
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
