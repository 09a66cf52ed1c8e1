import { DIRECTIONS, QUEUE_EPOCH_KEY } from "@tandem/contracts";
import { type Logger, newCorrelationId } from "@tandem/service-kit";
import type { Queue } from "bullmq";
import type { Redis } from "ioredis";
import type { Pool } from "pg";
import type { WorkerConfig } from "../env.js";
import { LANES } from "../lanes/direction.js";
import { type RunDeps, startRun } from "../reconcile/run.js";
import type { Checkpoints } from "../record/checkpoints.js";
import { ensureSchedules } from "./schedules.js";

export interface RecoveryDeps extends RunDeps {
  config: WorkerConfig;
  pool: Pool;
  redis: Redis;
  checkpoints: Checkpoints;
  maintenanceQueue: Queue;
  logger: Logger;
}

/**
 * Detects queues that lost their data (the epoch key is missing, or older than the last checkpoint) and rebuilds them: both
 * cursors go back to the last checkpoint, schedules are restored, both directions are compared. The key is set last, so
 * an interrupted rebuild starts over. Returns whether it rebuilt. Rejects while a system is unavailable: call it again.
 */
export async function recoverIfFlushed(deps: RecoveryDeps): Promise<boolean> {
  if (await isIntact(deps)) return false;
  const client = await deps.pool.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>(
      "select pg_try_advisory_lock(hashtext('tandem.sync.recovery')) as mine",
    );
    if (!rows[0]?.mine || (await isIntact(deps))) return false;
    await rebuild(deps);
    return true;
  } finally {
    // Closing the connection releases the lock.
    client.release(true);
  }
}

/** Returns true while the queues hold what the last checkpoint assumes. */
export async function isIntact(deps: Pick<RecoveryDeps, "redis" | "checkpoints">): Promise<boolean> {
  const epoch = await deps.redis.get(QUEUE_EPOCH_KEY);
  const last = await deps.checkpoints.last();
  return epoch !== null && Number(epoch) >= (last?.id ?? 0);
}

async function rebuild(deps: RecoveryDeps): Promise<void> {
  // Nothing is rewound before both systems respond.
  await Promise.all([deps.services.medusa.endpoints(), deps.services.payload.endpoints()]);
  const last = await deps.checkpoints.last();
  deps.logger.warn(
    { checkpoint: last ?? null },
    "queues lost their data, rebuilding from the last checkpoint",
  );
  for (const direction of DIRECTIONS) {
    const { endpoint, source } = LANES[direction];
    await deps.services[source].replay({ endpoint, seq: last?.cursors[endpoint] ?? 0 });
  }
  await ensureSchedules(deps.maintenanceQueue, deps.config);
  for (const direction of DIRECTIONS) {
    if (!deps.config.directions[direction]) continue;
    const correlationId = newCorrelationId();
    await startRun(
      deps,
      {
        direction,
        entities: [...deps.config.reconcile.entities],
        tenant: null,
        ids: null,
        mode: "changed",
        dryRun: false,
        runId: correlationId,
        correlationId,
        actor: "recovery",
      },
      "reconcile",
    );
  }
  await deps.redis.set(QUEUE_EPOCH_KEY, String(last?.id ?? 0));
  deps.logger.info("queues rebuilt");
}
