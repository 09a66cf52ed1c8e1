import { randomUUID } from "node:crypto";
import { AppError } from "@tandem/contracts";
import type { Claim, Commands, Turn } from "./redis-commands.js";
import type { Lifetimes, Load, Loaded, Reading } from "./types.js";

/** The result of a fill; `current` is false when one of its tags was invalidated meanwhile. */
export interface Filled<T> {
  reading: Reading<T>;
  current: boolean;
}

/** A turn, or `uncached` when the cache is unavailable and every reader loads for itself. */
type Standing = Turn | "uncached";

export interface FillDeps {
  commands: Commands;
  now: () => number;
  lifetimes: Lifetimes;
  /** Called when the cache itself fails; reads then go straight to the source. */
  onCacheError: (error: unknown) => void;
}

/** Creates the operations of a fill: claim keys, load documents and store them. */
export function createFills({ commands, now, lifetimes, onCacheError }: FillDeps) {
  async function takeTurn(key: string): Promise<Standing> {
    try {
      return await commands.claim(key, now(), randomUUID(), lifetimes.fillMs);
    } catch (error) {
      onCacheError(error);
      return "uncached";
    }
  }

  async function keep<T>(key: string, turn: Claim | "uncached", loaded: Loaded<T>): Promise<Filled<T>> {
    const reading: Reading<T> = { value: loaded.value, stale: loaded.incomplete ?? [] };
    if (turn === "uncached") return { reading, current: true };
    const freshMs =
      reading.value === null
        ? lifetimes.absentMs
        : reading.stale.length > 0
          ? lifetimes.incompleteMs
          : lifetimes.freshMs;
    try {
      const current = await commands.store(key, turn, {
        text: JSON.stringify(reading),
        tags: loaded.tags,
        until: now() + freshMs,
        lifetimeMs: reading.value === null ? lifetimes.absentMs : lifetimes.keptMs,
      });
      return { reading, current };
    } catch (error) {
      onCacheError(error);
      return { reading, current: true };
    }
  }

  async function giveBack(key: string, turn: Claim | "uncached"): Promise<void> {
    if (turn === "uncached") return;
    await commands.release(key, turn.token).catch(onCacheError);
  }

  return {
    /** Claims the turn at each key; the caller must fill or release every turn it gets. */
    async takeTurns(keys: readonly string[]): Promise<Map<string, Standing>> {
      return new Map(await Promise.all(keys.map(async (key) => [key, await takeTurn(key)] as const)));
    },
    /** Loads and stores every key whose turn was claimed. Releases the turns when loading fails. */
    async fill<T>(
      turns: ReadonlyMap<string, Standing>,
      lastGood: ReadonlyMap<string, T>,
      load: Load<T>,
    ): Promise<Map<string, Filled<T>>> {
      const ours = [...turns].flatMap(([key, turn]) =>
        turn === "busy" || turn === "filled" ? [] : [[key, turn] as const],
      );
      if (ours.length === 0) return new Map();
      const keys = ours.map(([key]) => key);
      try {
        const loaded = await load(keys, lastGood);
        return new Map(
          await Promise.all(
            ours.map(async ([key, turn]) => {
              const part = loaded.get(key);
              if (part === undefined)
                throw new AppError("internal", `The loader returned nothing for ${key}.`);
              return [key, await keep(key, turn, part)] as const;
            }),
          ),
        );
      } catch (error) {
        await Promise.all(ours.map(([key, turn]) => giveBack(key, turn)));
        throw error;
      }
    },
  };
}
