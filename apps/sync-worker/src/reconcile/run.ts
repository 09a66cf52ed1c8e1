import {
  AppError,
  type JobData,
  type LaneJob,
  type RunStarted,
  SYNC_ENTITIES,
  type SyncEntity,
} from "@tandem/contracts";
import type { JobQueues } from "@tandem/outbox";
import { chunk } from "@tandem/sync-core";
import { LANES } from "../lanes/direction.js";
import type { Records } from "../record/records.js";
import type { RunRequest, Runs } from "../record/runs.js";
import type { Services } from "../services/sync-service.js";
import { differing, pages, tenantIds, type Wanted } from "./look.js";

const MAX_LISTED = 1_000;

export interface RunDeps {
  services: Services;
  records: Records;
  runs: Runs;
  queues: JobQueues;
  /** Entities sent down the lanes at once. */
  batchSize: number;
}

/** A run as a job or a caller requests it. */
export type Run = Omit<JobData<"reconcile">, "tenant"> & { tenant: string | null; actor: string | null };

/**
 * Finds the entities of a run and sends them down their lanes, tenants first, products last; a dry run only lists them.
 * Returns how many were enqueued; the jobs themselves run afterwards.
 * @throws AppError `not_found` for an unknown tenant
 */
export async function startRun(deps: RunDeps, run: Run, reason: LaneJob["reason"]): Promise<RunStarted> {
  const tenants = await tenantIds(deps.services, run.tenant);
  if (run.tenant !== null && tenants.length === 0) {
    throw new AppError("not_found", `There is no tenant "${run.tenant}".`);
  }
  const request: RunRequest = {
    ...run,
    id: run.runId,
    tenant: run.tenant === null ? null : (tenants[0] ?? null),
  };
  await deps.runs.open(request);
  try {
    const total = await lookAndEnqueue(deps, run, tenants, reason);
    await deps.runs.looked(run.runId, total.found, total.enqueued);
    return {
      run_id: run.runId,
      enqueued: total.enqueued,
      ...(run.dryRun ? { would: total.would } : {}),
    };
  } catch (error) {
    await deps.runs.fail(run.runId, error instanceof Error ? error.message : String(error));
    throw error;
  }
}

async function lookAndEnqueue(
  deps: RunDeps,
  run: Run,
  tenants: readonly string[],
  reason: LaneJob["reason"],
): Promise<{ found: number; enqueued: number; would: Wanted[] }> {
  const would: Wanted[] = [];
  let found = 0;
  let enqueued = 0;
  for (const entity of SYNC_ENTITIES.filter((name) => run.entities.includes(name))) {
    for await (const wanted of wantedOf(deps, run, entity, tenants)) {
      found += wanted.length;
      if (run.dryRun) {
        would.push(...wanted.slice(0, MAX_LISTED - would.length));
        continue;
      }
      for (const part of chunk(wanted, deps.batchSize)) {
        await deps.queues.addLanes(
          LANES[run.direction].job,
          part.map((item) => laneJob(item, run, reason)),
        );
      }
      enqueued += wanted.length;
    }
  }
  return { found, enqueued, would };
}

async function* wantedOf(
  deps: RunDeps,
  run: Run,
  entity: SyncEntity,
  tenants: readonly string[],
): AsyncGenerator<Wanted[]> {
  if (run.ids !== null) {
    yield await byIds(deps, run, entity, run.ids, tenants);
    return;
  }
  for (const tenant of tenants) {
    if (run.mode === "changed") {
      yield await differing(deps.services, run.direction, entity, tenant);
    } else {
      yield* pages(deps.services, run.direction, entity, tenant);
    }
  }
}

/** Requested ids are Medusa's or Payload's; the links hold most of them, the source the others. Ids of another tenant are skipped. */
async function byIds(
  deps: RunDeps,
  run: Run,
  entity: SyncEntity,
  ids: readonly string[],
  tenants: readonly string[],
): Promise<Wanted[]> {
  const allowed = new Set(tenants);
  const linked = await deps.records.resolve(entity, ids);
  const wanted = linked.map(({ tenant, id }) => ({ entity, tenant, id }));
  const missing = new Set(ids);
  for (const { asked } of linked) missing.delete(asked);
  if (missing.size > 0) {
    for await (const page of pages(deps.services, run.direction, entity, undefined)) {
      wanted.push(...page.filter((item) => missing.has(item.id)));
    }
  }
  return wanted.filter((item) => allowed.has(item.tenant));
}

function laneJob(item: Wanted, run: Run, reason: LaneJob["reason"]): LaneJob {
  return { ...item, seq: null, reason, runId: run.runId, correlationId: run.correlationId };
}
