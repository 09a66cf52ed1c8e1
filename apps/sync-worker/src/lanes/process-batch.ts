import {
  AppError,
  type ApplyItem,
  type ApplyResult,
  type Direction,
  INTERNAL_LIMITS,
  type LaneJob,
  type SyncEntity,
} from "@tandem/contracts";
import {
  chunkByWeight,
  type Decision,
  decide,
  sharedFieldsOf,
  toApplyItem,
  unreachable,
} from "@tandem/sync-core";
import { type LaneOutcome, outcomeOf } from "../record/outcome.js";
import type { Records } from "../record/records.js";
import type { IsHealthy } from "../services/health.js";
import type { Services } from "../services/sync-service.js";
import { bisect } from "./bisect.js";
import { routeOf } from "./direction.js";

/** How often a batch retries entities that changed between reading and writing. */
const ROUNDS = 3;
/** Room kept in an apply body for its envelope and headers. */
const MAX_APPLY_BYTES = INTERNAL_LIMITS.maxBytes * 0.75;

export interface BatchDeps {
  services: Services;
  records: Records;
  isHealthy: IsHealthy;
}

interface Pending {
  job: LaneJob;
  decision: Decision;
  item: ApplyItem;
  hash: string | null;
  targetId: string | null;
}

/**
 * Brings the target up to date for jobs of one direction and one entity: reads both sides in bulk, decides each, writes
 * in bulk. Returns an outcome or an error per job, in order; rejects when a side is unavailable. Records nothing.
 */
export async function processBatch(
  deps: BatchDeps,
  direction: Direction,
  entity: SyncEntity,
  jobs: readonly LaneJob[],
): Promise<(LaneOutcome | Error)[]> {
  const work = async (part: readonly LaneJob[]) => {
    const results = new Map<LaneJob, LaneOutcome | Error>();
    let open = [...part];
    for (let round = 1; open.length > 0; round += 1) {
      const settled = await oneRound(deps, direction, entity, open);
      for (const [job, result] of settled) if (result !== "stale") results.set(job, result);
      open = open.filter((job) => !results.has(job));
      if (round === ROUNDS) {
        for (const job of open) results.set(job, new AppError("conflict", STALE, { retryable: true }));
        break;
      }
    }
    return part.map(
      (job) =>
        results.get(job) ?? new AppError("upstream_failed", "The target returned no result for this entity."),
    );
  };
  return bisect(jobs, work, deps.isHealthy);
}

const STALE = "The entity kept changing while it was being written.";

async function oneRound(
  deps: BatchDeps,
  direction: Direction,
  entity: SyncEntity,
  jobs: readonly LaneJob[],
): Promise<Map<LaneJob, LaneOutcome | Error | "stale">> {
  const { source, target } = routeOf(deps.services, direction);
  const refs = jobs.map(({ tenant, id }) => ({ tenant, id }));
  const hasShared = sharedFieldsOf(entity).length > 0;
  const [snapshots, targets, bases, policies] = await Promise.all([
    source.snapshots({ entity, refs }),
    target.targets({ entity, refs }),
    hasShared
      ? deps.records.bases(
          entity,
          refs.map((ref) => ref.id),
        )
      : new Map<string, Record<string, unknown>>(),
    hasShared ? deps.records.policies(entity) : new Map<string, never>(),
  ]);
  const absent = snapshots.items.filter((item) => item.state === null).map((item) => item.id);
  const brought =
    direction === "payload_to_medusa" && absent.length > 0
      ? await deps.records.broughtContent(entity, absent)
      : new Set<string>();
  const sourceNow = new Map(snapshots.items.map((item) => [key(item), item]));
  const targetNow = new Map(targets.items.map((item) => [key(item), item]));
  const results = new Map<LaneJob, LaneOutcome | Error | "stale">();
  const pending: Pending[] = [];

  for (const job of jobs) {
    const from = sourceNow.get(key(job));
    const to = targetNow.get(key(job));
    const state = stateOf(from?.state);
    const decision = decide({
      direction,
      entity,
      source: { state, hash: from?.hash ?? null },
      target: to ?? { exists: false, archived: false, hash: null },
      base: bases.get(job.id) ?? null,
      brought: brought.has(job.id),
      policies: policies.get(job.tenant) ?? {},
    });
    const item = toApplyItem({
      ref: { tenant: job.tenant, id: job.id },
      entity,
      direction,
      decision,
      state,
      targetShared: to?.shared,
      seed: from?.seed,
      correlationId: job.correlationId,
    });
    const hash = from?.hash ?? null;
    const targetId = to?.targetId ?? null;
    if (item === null)
      results.set(
        job,
        withoutWrite(direction, job, decision, { hash, targetId, compared: to?.shared !== undefined }),
      );
    else pending.push({ job, decision, item, hash, targetId });
  }

  const chunks = chunkByWeight(pending, INTERNAL_LIMITS.maxItems, MAX_APPLY_BYTES, weightOf);
  for (const part of chunks) {
    const answer = await target.apply({
      entity,
      revision: snapshots.revision,
      items: part.map((entry) => entry.item),
    });
    const byKey = new Map(answer.items.map((item) => [key(item), item]));
    for (const entry of part) {
      const result = byKey.get(key(entry.job));
      if (result !== undefined) results.set(entry.job, afterWrite(direction, entry, result));
    }
  }
  return results;
}

function weightOf(entry: Pending): number {
  return JSON.stringify(entry.item).length;
}

function withoutWrite(
  direction: Direction,
  job: LaneJob,
  decision: Decision,
  seen: { hash: string | null; targetId: string | null; compared: boolean },
): LaneOutcome {
  const { shared } = decision;
  const unchanged = decision.kind === "skip" && decision.reason === "unchanged";
  return {
    ...outcomeOf(direction, job),
    action: decision.kind === "conflict" ? "conflict" : unchanged ? "unchanged" : "skipped",
    reason: decision.kind === "skip" ? decision.reason : null,
    fields: decision.kind === "conflict" ? decision.fields.map((field) => field.field) : [],
    targetId: seen.targetId,
    hash: seen.hash,
    agreed: seen.compared ? shared.agreed : null,
    conflicts: shared.conflicts,
  };
}

function afterWrite(
  direction: Direction,
  entry: Pending,
  result: ApplyResult,
): LaneOutcome | Error | "stale" {
  const { shared } = entry.decision;
  switch (result.result) {
    case "stale":
      return "stale";
    case "rejected":
      return new AppError("unprocessable", result.reason ?? "The target refused this entity.");
    case "created":
    case "updated":
    case "archived":
    case "unchanged":
      return {
        ...outcomeOf(direction, entry.job),
        action: result.result,
        reason: null,
        fields: Object.keys(shared.write),
        targetId: result.targetId ?? entry.targetId,
        hash: entry.item.op === "archive" ? null : entry.hash,
        agreed: shared.agreed,
        conflicts: shared.conflicts,
      };
    default:
      return unreachable(result.result);
  }
}

function stateOf(state: unknown): Record<string, unknown> | null {
  return typeof state === "object" && state !== null ? { ...state } : null;
}

function key(ref: { tenant: string; id: string }): string {
  return `${ref.tenant}:${ref.id}`;
}
