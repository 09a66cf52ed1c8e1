import type { System } from "@tandem/contracts";

/** What a fill brings back. `incomplete` names systems that did not answer: the document is kept only briefly. */
export interface Loaded<T> {
  value: T | null;
  /** Tags whose invalidation makes the document old. */
  tags: readonly string[];
  incomplete?: readonly System[];
}

/** A document as a reader gets it; `stale` names the systems whose part is the last good copy. */
export interface Reading<T> {
  value: T | null;
  stale: readonly System[];
}

/** Fills many keys at once; `lastGood` is what was stored before, however old. Every asked key must be answered. */
export type Load<T> = (
  keys: readonly string[],
  lastGood: ReadonlyMap<string, T>,
) => Promise<Map<string, Loaded<T>>>;

/** Lifetimes in milliseconds. */
export interface Lifetimes {
  /** How long a document is served without asking again. */
  freshMs: number;
  /** The same for "there is no such thing". */
  absentMs: number;
  /** The same for a document one system had no part in. */
  incompleteMs: number;
  /** How long the last good copy is kept for bad times. */
  keptMs: number;
  /** How long one fill may take before another reader takes over. */
  fillMs: number;
}
