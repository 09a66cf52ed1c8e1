import { type Direction, fieldsOwnedBy, type SyncEntity, type System } from "@tandem/contracts";
import { type FieldPolicy, mergeField } from "./merge.js";

/** The source as read now; `state` is null when it is deleted, archived or (content) not published. */
interface SourceNow {
  state: Readonly<Record<string, unknown>> | null;
  hash: string | null;
}

/** The target as read now; `shared` holds its values of shared fields. */
interface TargetNow {
  exists: boolean;
  archived: boolean;
  hash: string | null;
  shared?: Readonly<Record<string, unknown>> | undefined;
}

/** Last agreed values of shared fields; null when the sides never agreed. */
export type Base = Readonly<Record<string, unknown>> | null;

/** A value for a shared field, and the value it replaces: the write is stale when that one has changed meanwhile. */
export interface SharedChange {
  from: unknown;
  to: unknown;
}

/** What changes beside the owned state: shared fields to write, to record as agreed, and in conflict. */
interface SharedPlan {
  write: Record<string, SharedChange>;
  agreed: Record<string, unknown>;
  conflicts: ConflictField[];
}

export interface ConflictField {
  field: string;
  base: unknown;
  medusa: unknown;
  payload: unknown;
}

type SkipReason = "unchanged" | "source_missing" | "already_archived" | "target_missing";

/** The one action for one entity. Agreed and conflicting shared fields are recorded whatever the kind. */
export type Decision =
  | { kind: "create"; shared: SharedPlan }
  | { kind: "update"; shared: SharedPlan }
  | { kind: "archive"; shared: SharedPlan }
  | { kind: "skip"; reason: SkipReason; shared: SharedPlan }
  | { kind: "conflict"; fields: ConflictField[]; shared: SharedPlan };

export interface DecideInput {
  direction: Direction;
  entity: SyncEntity;
  source: SourceNow;
  target: TargetNow;
  base: Base;
  /** True when the sync has written this entity's content to Medusa before; it removes only what it wrote. */
  brought?: boolean;
  /** Policy by shared field; `merge` where none is set. */
  policies?: Readonly<Record<string, FieldPolicy>>;
}

/** Returns the names of the fields of an entity that both systems may edit, as keys of its state. */
export function sharedFieldsOf(entity: SyncEntity): string[] {
  return fieldsOwnedBy(entity, "shared").flatMap(({ state }) => state ?? []);
}

/**
 * Decides what one direction of the sync does for one entity, from what both sides hold now and what they last agreed on.
 * Pure: equal input, equal output. Owned state follows its owner; shared fields are merged one by one.
 */
export function decide(input: DecideInput): Decision {
  const { direction, source, target } = input;
  if (source.state === null) return withoutSource(input);
  if (!target.exists) {
    // Medusa never creates a product, category, tenant or store because Payload has content for it.
    return direction === "payload_to_medusa"
      ? { kind: "skip", reason: "target_missing", shared: emptyPlan() }
      : {
          kind: "create",
          shared: { ...emptyPlan(), agreed: pick(source.state, sharedFieldsOf(input.entity)) },
        };
  }
  const shared = planShared(input, source.state);
  const ownedMoved = target.archived || source.hash === null || source.hash !== target.hash;
  if (ownedMoved || Object.keys(shared.write).length > 0) return { kind: "update", shared };
  if (shared.conflicts.length > 0) return { kind: "conflict", fields: shared.conflicts, shared };
  return { kind: "skip", reason: "unchanged", shared };
}

function withoutSource({ direction, target, brought }: DecideInput): Decision {
  const shared = emptyPlan();
  if (!target.exists) return { kind: "skip", reason: "source_missing", shared };
  if (target.archived) return { kind: "skip", reason: "already_archived", shared };
  // Content that was never published does not affect the product: Medusa keeps what it shows.
  const isWithdrawn = brought === true && target.hash !== null;
  if (direction === "payload_to_medusa" && !isWithdrawn) {
    return { kind: "skip", reason: "source_missing", shared };
  }
  return { kind: "archive", shared };
}

function planShared(input: DecideInput, state: Readonly<Record<string, unknown>>): SharedPlan {
  const plan = emptyPlan();
  const there = input.target.shared;
  if (there === undefined) return plan;
  const source: System = input.direction === "medusa_to_payload" ? "medusa" : "payload";
  for (const field of sharedFieldsOf(input.entity)) {
    if (!(field in there)) continue;
    const medusa = source === "medusa" ? state[field] : there[field];
    const payload = source === "payload" ? state[field] : there[field];
    const known = input.base !== null && field in input.base ? { base: input.base[field] } : {};
    const result = mergeField({ ...known, medusa, payload }, input.policies?.[field] ?? "merge");
    switch (result.kind) {
      case "agreed":
        plan.agreed[field] = result.value;
        break;
      case "take":
        // A value that has to flow the other way is written by that direction.
        if (result.from === source) {
          plan.write[field] = { from: there[field], to: result.value };
          plan.agreed[field] = result.value;
        }
        break;
      case "conflict":
        plan.conflicts.push({ field, base: input.base?.[field] ?? null, medusa, payload });
        break;
    }
  }
  return plan;
}

function emptyPlan(): SharedPlan {
  return { write: {}, agreed: {}, conflicts: [] };
}

function pick(state: Readonly<Record<string, unknown>>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.map((key) => [key, state[key] ?? null]));
}
