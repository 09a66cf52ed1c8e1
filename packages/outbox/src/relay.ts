import type pg from "pg";
import { type BackoffOptions, DEFAULT_BACKOFF } from "./backoff.js";
import { type EndpointConfig, registerEndpoint } from "./endpoint.js";
import { createListener } from "./listener.js";
import type { OutboxLogger } from "./logger.js";
import { pruneOutbox } from "./retention.js";
import { EndpointRunner } from "./runner.js";
import { installOutbox } from "./schema.js";

const PRUNE_EVERY_MS = 60 * 60 * 1000;
const STOP_GRACE_MS = 5_000;

interface RelayOptions {
  /** Pool on the service's own database; each endpoint uses at most one of its connections at a time. */
  pool: pg.Pool;
  /** Settings of the one extra connection that listens; without it the relay still polls. */
  listen: pg.ClientConfig;
  endpoints: readonly EndpointConfig[];
  logger: OutboxLogger;
  /** Poll interval, in milliseconds (1,000). */
  pollMs?: number;
  /** Longest wait for a receiver's response, in milliseconds (15,000). */
  timeoutMs?: number;
  backoff?: BackoffOptions;
  clock?: () => number;
  random?: () => number;
}

/** Result of `flush` for one endpoint; `error` is null when everything settled was delivered. */
interface FlushResult {
  endpoint: string;
  delivered: number;
  error: string | null;
}

export interface Relay {
  /** Installs the schema if needed, registers the endpoints and starts to deliver. */
  start(): Promise<void>;
  /** Stops deliveries within a few seconds and closes the listening connection; the pool stays open. */
  stop(): Promise<void>;
  /** Delivers all settled rows now, ignoring pauses of failing endpoints. Works on a relay that was not started, too. */
  flush(): Promise<FlushResult[]>;
}

/** Posts the log of one database to its webhook endpoints. Any number of relays may run over the same database. */
export function createRelay(options: RelayOptions): Relay {
  const { pool, logger } = options;
  const settings = {
    pool,
    logger,
    pollMs: options.pollMs ?? 1_000,
    timeoutMs: options.timeoutMs ?? 15_000,
    backoff: options.backoff ?? DEFAULT_BACKOFF,
    clock: options.clock ?? Date.now,
    random: options.random ?? Math.random,
  };
  const runners = new Map(
    options.endpoints.map((endpoint) => [endpoint.name, new EndpointRunner(settings, endpoint)]),
  );
  const wakeAll = () => {
    for (const runner of runners.values()) runner.wake();
  };
  const listener = createListener(options.listen, wakeAll, (error) =>
    logger.warn({ err: error }, "relay is not listening, polling instead"),
  );
  let pruning: NodeJS.Timeout | undefined;
  let prepared: Promise<void> | undefined;

  async function prepare(): Promise<void> {
    await installOutbox(pool);
    for (const endpoint of options.endpoints) await registerEndpoint(pool, endpoint);
  }

  const prune = () => {
    pruneOutbox(pool, settings.clock()).then(
      (deleted) => logger.debug({ deleted }, "outbox pruned"),
      (error: unknown) => logger.warn({ err: error }, "outbox could not be pruned"),
    );
  };

  return {
    async start() {
      prepared ??= prepare();
      await prepared;
      await listener.start();
      wakeAll();
      pruning = setInterval(prune, PRUNE_EVERY_MS);
      pruning.unref();
    },
    async stop() {
      clearInterval(pruning);
      await listener.stop();
      await Promise.all([...runners.values()].map((runner) => runner.stop(STOP_GRACE_MS)));
    },
    async flush() {
      prepared ??= prepare();
      await prepared;
      return Promise.all(
        [...runners].map(async ([endpoint, runner]) => ({ endpoint, ...(await runner.flush()) })),
      );
    },
  };
}
