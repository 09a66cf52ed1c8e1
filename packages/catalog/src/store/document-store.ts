import { setTimeout as pause } from "node:timers/promises";
import { AppError, type System } from "@tandem/contracts";
import { createFills, type FillDeps, type Filled } from "./fills.js";
import type { Load, Loaded, Reading } from "./types.js";

/** Rounds after which a value that keeps being invalidated while it is read is served as it is. */
const MAX_ROUNDS = 4;
const WAIT_MS = { first: 8, step: 4, most: 40 };

/**
 * Creates a store of documents in Redis with single flight across processes: one reader fills a missing key, the
 * others wait. When a fill fails, the last good copy is served as stale; without one the error is thrown.
 */
export function createDocumentStore<T>(
  deps: FillDeps & { /** Systems a document is made from. */ parts: readonly System[] },
) {
  const { commands, lifetimes, parts } = deps;
  const fills = createFills(deps);
  const inFlight = new Map<string, Promise<Filled<T> | undefined>>();

  /** Parses a document we serialised; keys carry the version of the shape, so another shape is never read. */
  function decode(text: string): Reading<T> {
    const reading: Reading<T> = JSON.parse(text);
    return reading;
  }

  /** Reads current documents into `answer` and last good copies into `lastGood`; returns the keys to fill. */
  async function look(keys: readonly string[], answer: Map<string, Reading<T>>, lastGood: Map<string, T>) {
    const texts = await commands.read(keys, deps.now()).catch((error: unknown) => {
      deps.onCacheError(error);
      return [];
    });
    return keys.filter((key, index) => {
      const text = texts[index];
      if (text === undefined) return true;
      const reading = decode(text.text);
      if (reading.value !== null) lastGood.set(key, reading.value);
      if (text.fresh) answer.set(key, reading);
      return !text.fresh;
    });
  }

  /** Starts to fill keys that this process does not fill yet; registers them at once, so later readers wait here. */
  function start(
    keys: readonly string[],
    lastGood: ReadonlyMap<string, T>,
    load: Load<T>,
    round: number,
  ): void {
    const turns = fills.takeTurns(keys);
    const filled = turns.then((taken) => fills.fill(taken, lastGood, load));
    for (const key of keys) {
      const flight = turns
        .then(async (taken) => {
          const turn = taken.get(key);
          if (turn !== "busy" && turn !== "filled") return (await filled).get(key);
          if (turn === "busy") await pause(Math.min(WAIT_MS.most, WAIT_MS.first + round * WAIT_MS.step));
          return undefined;
        })
        .finally(() => inFlight.delete(key));
      inFlight.set(key, flight);
    }
  }

  async function readMany(keys: readonly string[], load: Load<T>): Promise<Map<string, Reading<T>>> {
    const answer = new Map<string, Reading<T>>();
    const lastGood = new Map<string, T>();
    const deadline = Date.now() + lifetimes.fillMs * 2;
    let open = [...new Set(keys)];
    for (let round = 0; ; round += 1) {
      open = await look(open, answer, lastGood);
      if (open.length === 0) return answer;
      const free = open.filter((key) => !inFlight.has(key));
      if (free.length > 0) start(free, lastGood, load, round);

      const late = Date.now() > deadline;
      const outcomes = open.map(async (key) => {
        try {
          const filled = await inFlight.get(key);
          const settled = filled?.current === true || (filled !== undefined && round >= MAX_ROUNDS);
          if (settled) answer.set(key, filled.reading);
          if (!settled && late) throw new AppError("unavailable", "The catalog read timed out. Try again.");
        } catch (error) {
          const good = lastGood.get(key);
          if (good === undefined) throw error;
          answer.set(key, { value: good, stale: parts });
        }
      });
      await Promise.all(outcomes);
      open = open.filter((key) => !answer.has(key));
      if (open.length === 0) return answer;
    }
  }

  return {
    /** Reads keys and fills those that are missing or old; the result has every key. */
    readMany,
    /** Reads one key; see `readMany`. */
    async read(key: string, load: (lastGood: T | undefined) => Promise<Loaded<T>>): Promise<Reading<T>> {
      const answer = await readMany(
        [key],
        async (_keys, lastGood) => new Map([[key, await load(lastGood.get(key))]]),
      );
      return answer.get(key) ?? { value: null, stale: [] };
    },
  };
}
