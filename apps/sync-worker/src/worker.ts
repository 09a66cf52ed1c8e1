import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
  createRateLimit,
  createRevocations,
  createServiceTokens,
  createTokenVerifier,
  type ServiceTokens,
  type TokenVerifier,
} from "@tandem/auth";
import { CLIENTS, type Direction, QUEUE_PREFIX } from "@tandem/contracts";
import { createJobQueues } from "@tandem/outbox";
import { createLogger, type Logger } from "@tandem/service-kit";
import { createApp } from "./api/app.js";
import { createStatusReader } from "./api/status.js";
import { createSyncRoutes } from "./api/sync-routes.js";
import { createConsole } from "./console/routes.js";
import { migrate } from "./database/migrate.js";
import { createPool } from "./database/pool.js";
import { createNameServers } from "./domains/name-servers.js";
import type { WorkerConfig } from "./env.js";
import { followUps } from "./lanes/follow-ups.js";
import { createMaintenanceWorker } from "./maintenance/maintenance-worker.js";
import { isIntact, recoverIfFlushed } from "./maintenance/recovery.js";
import { ensureSchedules } from "./maintenance/schedules.js";
import { createWatch } from "./maintenance/watch.js";
import { connectPrompt, connectRedis } from "./queues/connections.js";
import { createLaneCounts } from "./queues/lane-counts.js";
import { createLaneWorker } from "./queues/lane-worker.js";
import { createCheckpoints } from "./record/checkpoints.js";
import { createDeadLetters } from "./record/dead-letters.js";
import { createRecords } from "./record/records.js";
import { createRuns } from "./record/runs.js";
import { createTimeline } from "./record/timeline.js";
import { createSyncService, type Services } from "./services/sync-service.js";
import { medusaTransport, payloadTransport } from "./services/transport.js";

/** Dependencies that tests and embedders may provide. */
export interface WorkerDeps {
  logger?: Logger;
  tokens?: ServiceTokens;
  verifier?: TokenVerifier;
}

export interface SyncWorker {
  /** Migrates sync_db, starts the queues and the API. Returns the URL it listens on. */
  start(): Promise<{ url: string }>;
  /** Stops taking jobs, finishes running ones, closes everything; within 20 seconds. */
  stop(): Promise<void>;
}

/** Time for running jobs to end at a stop, in milliseconds; the next worker restarts the others. */
const STOP_MS = 15_000;

/** Creates the worker: records, services, queues, schedules, API. Nothing runs before `start`. */
export function createWorker(config: WorkerConfig, deps: WorkerDeps = {}): SyncWorker {
  const logger = deps.logger ?? createLogger({ service: CLIENTS.worker, ...config.log });
  const tokens = deps.tokens ?? createServiceTokens(config.keycloak);
  const verifier =
    deps.verifier ?? createTokenVerifier({ issuer: config.keycloak.issuer, audience: CLIENTS.worker });
  const prefix = config.queuePrefix ?? QUEUE_PREFIX;
  const pool = createPool(config.databaseUrl, logger);
  const sessions = connectPrompt(config.cacheUrl, (error) => logger.warn({ err: error }, "cache connection"));
  const redis = connectRedis(config.redisUrl, (error) => logger.warn({ err: error }, "queue connection"));

  const payload = payloadTransport(config.cmsUrl, tokens);
  const services: Services = {
    medusa: createSyncService("medusa", medusaTransport(config.backendUrl, tokens)),
    payload: createSyncService("payload", payload),
  };
  const records = createRecords(pool);
  const deadLetters = createDeadLetters(pool);
  const runs = createRuns(pool);
  const timeline = createTimeline(pool);
  const checkpoints = createCheckpoints(pool);
  const queues = createJobQueues(redis.prompt, prefix);
  const lanes = createLaneCounts(redis.prompt, prefix);

  const probe = () =>
    Promise.all([services.medusa.endpoints(), services.payload.endpoints(), pool.query("select 1")]);
  const isHealthy = () =>
    probe().then(
      () => true,
      () => false,
    );
  const laneDeps = { services, records, deadLetters, isHealthy, onEffects: followUps(queues) };
  const laneWorker = (direction: Direction) =>
    createLaneWorker({
      direction,
      redis: redis.patient,
      prefix,
      bulkSize: config.bulkSize,
      deps: laneDeps,
      probe,
      logger,
    });
  const facts = laneWorker("medusa_to_payload");
  const content = laneWorker("payload_to_medusa");
  const run = { services, records, runs, queues, batchSize: config.batchSize };
  const maintenance = createMaintenanceWorker(redis.patient, prefix, {
    run,
    checkpoint: { services, redis: redis.prompt, checkpoints, runs, lanes },
    media: { cmsUrl: config.cmsUrl, tokens, privateHosts: config.mediaPrivateHosts },
    domains: { payload, names: createNameServers(config.domains.nameServers), ...config.domains },
    deadLetters,
    isHealthy,
    logger,
  });
  const circuits = { medusa_to_payload: facts.circuit, payload_to_medusa: content.circuit };
  const recovery = {
    ...run,
    config,
    pool,
    redis: redis.prompt,
    checkpoints,
    maintenanceQueue: lanes.maintenanceQueue,
    logger,
  };
  let scheduled = false;
  const keepQueues = async () => {
    if (!scheduled) await ensureSchedules(lanes.maintenanceQueue, config);
    scheduled = true;
    await recoverIfFlushed(recovery);
  };
  const watch = createWatch(keepQueues, config.flushCheckMs, logger);

  const status = createStatusReader({
    config,
    services,
    lanes,
    deadLetters,
    timeline,
    runs,
    circuits,
    queuesIntact: () => isIntact({ redis: redis.prompt, checkpoints }),
  });
  const routes = createSyncRoutes({ verifier, services, run, runs, lanes, deadLetters, timeline, status });
  const checks = { postgres: () => pool.query("select 1"), redis: () => redis.prompt.ping() };
  const console = createConsole({
    config,
    redis: sessions,
    revocations: createRevocations(redis.prompt, { formerly: sessions }),
    status,
    queues: lanes.queues,
  });
  const refusals = createRateLimit({ redis: sessions, name: "worker:refused", points: 300, seconds: 60 });
  const app = createApp({ publicUrl: config.publicUrl, routes, refusals, console, checks, logger });
  let server: Server | undefined;
  let stopped: Promise<void> | undefined;

  return {
    async start() {
      const ran = await migrate(pool);
      if (ran.length > 0) logger.info({ migrations: ran }, "sync database migrated");
      const listening = app.listen(config.port, config.host);
      server = listening;
      await new Promise<void>((resolve, reject) => {
        listening.once("listening", resolve);
        listening.once("error", reject);
      });
      watch.start();
      for (const [worker, on] of [
        [facts.worker, config.directions.medusa_to_payload],
        [content.worker, config.directions.payload_to_medusa],
        [maintenance, true],
      ] as const) {
        if (on) worker.run().catch((error: unknown) => logger.error({ err: error }, "queue worker ended"));
      }
      const { port } = listening.address() as AddressInfo;
      const url = `http://${config.host}:${port}`;
      logger.info({ url }, "sync worker ready");
      return { url };
    },
    stop() {
      stopped ??= stop();
      return stopped;
    },
  };

  async function stop(): Promise<void> {
    watch.stop();
    for (const circuit of Object.values(circuits)) circuit.stop();
    const workers = [facts.worker, content.worker, maintenance];
    const late = setTimeout(() => void Promise.all(workers.map((worker) => worker.close(true))), STOP_MS);
    await Promise.all(workers.map((worker) => worker.close()));
    clearTimeout(late);
    const open = server;
    if (open !== undefined) {
      await new Promise((resolve) => {
        open.close(resolve);
        open.closeAllConnections();
      });
    }
    await queues.close();
    await lanes.close();
    await redis.close();
    sessions.disconnect();
    await pool.end();
  }
}
