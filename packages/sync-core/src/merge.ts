import type { System } from "@tandem/contracts";

/** How a shared field is resolved when both sides changed it differently. */
export const FIELD_POLICIES = ["merge", "medusa", "payload", "newest"] as const;
/** `merge` leaves a conflict for a user; `medusa` and `payload` name the winner; `newest` takes the later change, if both times are known. */
export type FieldPolicy = (typeof FIELD_POLICIES)[number];

/** A shared field as each side holds it. `base` is the last agreed value, absent when the sides never agreed. */
export interface SharedField {
  base?: unknown;
  medusa: unknown;
  payload: unknown;
}

/** When each side changed its value, in milliseconds; unknown times leave `newest` undecided. */
interface ChangeTimes {
  medusa?: number;
  payload?: number;
}

/** What becomes of a shared field: both agree, one side's value goes to the other, or a user has to choose. */
type MergeResult =
  | { kind: "agreed"; value: unknown }
  | { kind: "take"; from: System; value: unknown }
  | { kind: "conflict" };

/** Merges one shared field three-way under its policy. */
export function mergeField(field: SharedField, policy: FieldPolicy, times: ChangeTimes = {}): MergeResult {
  if (sameValue(field.medusa, field.payload)) return { kind: "agreed", value: field.medusa };
  if ("base" in field) {
    if (sameValue(field.base, field.payload)) return take("medusa", field);
    if (sameValue(field.base, field.medusa)) return take("payload", field);
  } else {
    // Sides that never agreed: a value fills an empty field without a contradiction.
    if (isEmpty(field.payload)) return take("medusa", field);
    if (isEmpty(field.medusa)) return take("payload", field);
  }
  switch (policy) {
    case "medusa":
    case "payload":
      return take(policy, field);
    case "newest":
      if (times.medusa === undefined || times.payload === undefined || times.medusa === times.payload) {
        return { kind: "conflict" };
      }
      return take(times.medusa > times.payload ? "medusa" : "payload", field);
    case "merge":
      return { kind: "conflict" };
    default:
      return unreachable(policy);
  }
}

function take(from: System, field: SharedField): MergeResult {
  return { kind: "take", from, value: field[from] };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

/** Returns true when two JSON values are equal, whatever the order of their keys; null and absent are the same. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b || (a ?? null) === (b ?? null)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameValue(item, b[index]));
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => sameValue(a[key], b[key]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Closes a union: a new variant does not compile until it is handled. */
export function unreachable(value: never): never {
  throw new Error(`Unhandled variant: ${JSON.stringify(value)}`);
}
