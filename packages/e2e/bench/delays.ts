/** A change of a product in one system. */
export interface Change {
  /** Medusa id of the product. */
  id: string;
  value: string;
  /** When it was made, milliseconds since the epoch. */
  at: number;
  /** When the other system showed it. */
  seen?: number;
}

/**
 * Returns how long each change took, in milliseconds. A change that the next one of its product overtook took until that
 * one was seen. @throws Error when a change never arrived
 */
export function delays(changes: readonly Change[]): number[] {
  return changes.map((change, index) => {
    const seen = [change, ...changes.slice(index + 1)].find(
      (candidate) => candidate.id === change.id && candidate.seen !== undefined,
    )?.seen;
    if (seen === undefined) throw new Error(`The change of ${change.id} to ${change.value} never arrived.`);
    return seen - change.at;
  });
}
