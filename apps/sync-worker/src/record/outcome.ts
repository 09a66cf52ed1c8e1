import type { Direction, LaneJob, SyncEntity } from "@tandem/contracts";
import type { ConflictField } from "@tandem/sync-core";

/** How one lane job ended when it did not fail. */
export type LaneAction = "created" | "updated" | "archived" | "unchanged" | "skipped" | "conflict";

/** What one lane job did, and what is to be recorded about it. */
export interface LaneOutcome {
  direction: Direction;
  entity: SyncEntity;
  tenant: string;
  id: string;
  action: LaneAction;
  reason: string | null;
  /** Shared fields that were written. */
  fields: string[];
  /** The target's own id, when it is known. */
  targetId: string | null;
  /** Hash of the source state the target now holds; null when it holds none. */
  hash: string | null;
  /** Shared values both sides hold now, by field; null when they were not compared. */
  agreed: Record<string, unknown> | null;
  conflicts: ConflictField[];
  correlationId: string;
  runId: string | null;
}

/** Returns true when a job changed something on the other side. */
export function hasEffect(outcome: LaneOutcome): boolean {
  return outcome.action === "created" || outcome.action === "updated" || outcome.action === "archived";
}

/** Returns the parts of an outcome that come from the job itself. */
export function outcomeOf(
  direction: Direction,
  job: LaneJob,
): Pick<LaneOutcome, "direction" | "entity" | "tenant" | "id" | "correlationId" | "runId"> {
  return {
    direction,
    entity: job.entity,
    tenant: job.tenant,
    id: job.id,
    correlationId: job.correlationId,
    runId: job.runId,
  };
}
