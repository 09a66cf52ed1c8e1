import type { System } from "@tandem/contracts";

/** The result of a load. `incomplete` names the systems that failed; such a document is kept only briefly. */
export interface Loaded<T> {
  value: T | null;
  /** Tags that invalidate the document. */
  tags: readonly string[];
  incomplete?: readonly System[];
}

/** A document as a reader gets it; `stale` names the systems whose part is the last good copy. */
export interface Reading<T> {
  value: T | null;
  stale: readonly System[];
}

/** Loads many keys at once; `lastGood` has the stored copies, however old. The result must have every key. */
export type Load<T> = (
  keys: readonly string[],
  lastGood: ReadonlyMap<string, T>,
) => Promise<Map<string, Loaded<T>>>;

/** Lifetimes in milliseconds. */
export interface Lifetimes {
  /** How long a document is served without a new load. */
  freshMs: number;
  /** The same for a document that does not exist. */
  absentMs: number;
  /** The same for an incomplete document. */
  incompleteMs: number;
  /** How long the last good copy is kept for outages. */
  keptMs: number;
  /** How long one fill may take before another reader takes over. */
  fillMs: number;
}
