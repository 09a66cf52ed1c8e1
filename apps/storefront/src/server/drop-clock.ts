/** Enough for every object of many large shops. Beyond it, everything counts as dropped once and counting starts anew. */
const MAX_TAGS = 200_000;

/** How long a page or read stays fresh while drops cannot be heard. */
const DEAF_LIFETIME_S = 30;

// One per process: pages, routes and the proxy are separate bundles.
declare global {
  var storefrontDropClock: DropClock | undefined;
}

/**
 * Counts the drops that this process has heard of. What was read is fresh only while none of its tags was dropped since
 * the count at which reading it began; a page that is being rendered during a drop is therefore never stored as fresh.
 * A count instead of a time: no clock can be behind, and no two drops are equal.
 */
export class DropClock {
  /** Whether drops of other instances may be missed now, because Redis is not connected. */
  deaf = true;
  #count = 0;
  #allAt = 0;
  readonly #droppedAt = new Map<string, number>();

  /** Number of the last drop. */
  get now(): number {
    return this.#count;
  }

  /** Makes everything with one of these tags old that was read until now. */
  drop(tags: readonly string[]): void {
    if (this.#droppedAt.size + tags.length > MAX_TAGS) this.dropAll();
    this.#count += 1;
    for (const tag of tags) this.#droppedAt.set(tag, this.#count);
  }

  /** Makes everything old that was read until now. */
  dropAll(): void {
    this.#count += 1;
    this.#allAt = this.#count;
    this.#droppedAt.clear();
  }

  /** Returns whether what was read from the drop `since` on is still current. */
  isFresh(tags: readonly string[], since: number): boolean {
    return since >= this.#allAt && tags.every((tag) => (this.#droppedAt.get(tag) ?? 0) <= since);
  }

  /** Returns for how many seconds something stays fresh: only briefly while a drop could be missed. */
  lifetime(seconds: number): number {
    return this.deaf ? Math.min(seconds, DEAF_LIFETIME_S) : seconds;
  }
}

/** Returns the clock of this process. */
export function dropClock(): DropClock {
  globalThis.storefrontDropClock ??= new DropClock();
  return globalThis.storefrontDropClock;
}
