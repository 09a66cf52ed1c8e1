import type { ApplyItem, Direction, EntityRef, SyncEntity } from "@tandem/contracts";
import { type Decision, type SharedChange, sharedFieldsOf } from "./decide.js";
import { unreachable } from "./merge.js";

/** What a decision needs to become an item of an apply call. */
interface OutgoingInput {
  ref: EntityRef;
  entity: SyncEntity;
  direction: Direction;
  decision: Decision;
  state: Readonly<Record<string, unknown>> | null;
  /** Current values of the target's shared fields. */
  targetShared?: Readonly<Record<string, unknown>> | undefined;
  seed?: unknown;
  correlationId: string;
}

/**
 * Returns the apply item of a decision, or null when nothing is to be written. Shared fields are sent only in `shared`: towards
 * Medusa the state repeats the values Medusa holds, so a field in conflict cannot slip through.
 */
export function toApplyItem(input: OutgoingInput): ApplyItem | null {
  const { ref, decision, correlationId } = input;
  const base = { tenant: ref.tenant, id: ref.id, correlationId };
  switch (decision.kind) {
    case "create":
    case "update":
      return {
        ...base,
        op: "upsert",
        state: outgoingState(input, decision.shared.write),
        ...(input.seed === undefined ? {} : { seed: input.seed }),
        ...(Object.keys(decision.shared.write).length === 0 ? {} : { shared: decision.shared.write }),
      };
    case "archive":
      return { ...base, op: "archive" };
    case "skip":
    case "conflict":
      return null;
    default:
      return unreachable(decision);
  }
}

function outgoingState(
  input: OutgoingInput,
  write: Readonly<Record<string, SharedChange>>,
): Record<string, unknown> {
  const state = { ...input.state };
  if (input.direction === "medusa_to_payload" || input.targetShared === undefined) return state;
  for (const field of sharedFieldsOf(input.entity)) {
    if (field in write || !(field in input.targetShared)) continue;
    state[field] = input.targetShared[field];
  }
  return state;
}
