import { type Direction, type LaneJob, laneId, SYNC_ENTITIES } from "@tandem/contracts";
import { groupBy } from "@tandem/sync-core";
import DataLoader from "dataloader";
import type { DeadLetters } from "../record/dead-letters.js";
import { hasEffect, type LaneOutcome } from "../record/outcome.js";
import { LANES } from "./direction.js";
import { type BatchDeps, processBatch } from "./process-batch.js";

/** Pause without a new job after which a batch starts, and the longest a job waits for others, in milliseconds. */
const QUIET_MS = 2;
const MAX_WAIT_MS = 30;

export interface LaneLoaderDeps extends BatchDeps {
  deadLetters: DeadLetters;
  /** Called with what a batch changed, before its jobs end. */
  onEffects: (direction: Direction, effects: readonly LaneOutcome[]) => Promise<void>;
}

/**
 * Gathers the jobs of one direction that run at the same moment into batches of at most `bulkSize`: bulk reads, bulk
 * writes, one record transaction. The function returns the outcome of one job or rejects with its error.
 */
export function createLaneLoader(
  deps: LaneLoaderDeps,
  direction: Direction,
  bulkSize: number,
): (job: LaneJob) => Promise<LaneOutcome> {
  let arrived = 0;
  /** Starts a batch once it is full, no job joined for `QUIET_MS`, or its first job has waited `MAX_WAIT_MS`. */
  const whenQuiet = (dispatch: () => void) => {
    const started = performance.now();
    const before = arrived - 1;
    let seen = arrived;
    const look = () => {
      const full = arrived - before >= bulkSize;
      if (full || arrived === seen || performance.now() - started >= MAX_WAIT_MS) return dispatch();
      seen = arrived;
      setTimeout(look, QUIET_MS);
    };
    setTimeout(look, QUIET_MS);
  };
  const loader = new DataLoader<LaneJob, LaneOutcome>((jobs) => runBatch(deps, direction, jobs), {
    cache: false,
    maxBatchSize: bulkSize,
    batchScheduleFn: whenQuiet,
  });
  return (job) => {
    arrived += 1;
    return loader.load(job);
  };
}

async function runBatch(
  deps: LaneLoaderDeps,
  direction: Direction,
  jobs: readonly LaneJob[],
): Promise<(LaneOutcome | Error)[]> {
  // A lane may be here twice when its lock was lost: the second one shares the result.
  const lanes = new Map(jobs.map((job) => [laneId(job.tenant, job.entity, job.id), job]));
  const byEntity = groupBy([...lanes.values()], (job) => job.entity);
  const results = new Map<string, LaneOutcome | Error>();
  const extra = await missingTenants(deps, direction, [...lanes.values()]);
  if (extra.length > 0) byEntity.set("tenant", [...(byEntity.get("tenant") ?? []), ...extra]);

  for (const entity of SYNC_ENTITIES) {
    const group = byEntity.get(entity);
    if (group === undefined) continue;
    const outcomes = await processBatch(deps, direction, entity, group);
    group.forEach((job, index) => {
      const outcome = outcomes[index];
      if (outcome !== undefined) results.set(laneId(job.tenant, job.entity, job.id), outcome);
    });
  }

  const done = [...results.values()].filter((result): result is LaneOutcome => !(result instanceof Error));
  await deps.onEffects(direction, done.filter(hasEffect));
  await deps.records.write(done);
  await deps.deadLetters.clear(
    LANES[direction].job,
    done
      .filter((outcome) => outcome.action !== "conflict")
      .map((outcome) => laneId(outcome.tenant, outcome.entity, outcome.id)),
  );
  return jobs.map(
    (job) => results.get(laneId(job.tenant, job.entity, job.id)) ?? new Error("The lane was not processed."),
  );
}

/** Returns jobs for tenants that are not in Payload yet: everything in Payload depends on its tenant, so they run first. */
async function missingTenants(
  deps: LaneLoaderDeps,
  direction: Direction,
  jobs: readonly LaneJob[],
): Promise<LaneJob[]> {
  if (direction !== "medusa_to_payload") return [];
  const present = new Set(jobs.filter((job) => job.entity === "tenant").map((job) => job.tenant));
  const wanted = new Map(jobs.filter((job) => !present.has(job.tenant)).map((job) => [job.tenant, job]));
  if (wanted.size === 0) return [];
  const linked = await deps.records.linkedTenants([...wanted.keys()]);
  return [...wanted.values()]
    .filter((job) => !linked.has(job.tenant))
    .map((job) => ({ ...job, entity: "tenant", id: job.tenant, seq: null, runId: null }));
}
