import type { CacheEntry, CacheHandler } from "next/cache";
import { asOfTag, INVENTABLE, readTags } from "./as-of";
import { BoundedMemory } from "./bounded-memory";
import type { DropClock } from "./drop-clock";

const MAX_BYTES = 50 * 1_024 ** 2;

interface Kept {
  entry: Omit<CacheEntry, "value" | "tags">;
  bytes: Uint8Array;
  tags: string[];
  since: number;
}

/** Returns the time as Next stamps entries with it. */
const now = () => performance.timeOrigin + performance.now();

/** Keeps results of `"use cache"` functions in memory until one of their tags is dropped. */
export class ReadCache implements Pick<CacheHandler, "get" | "set"> {
  readonly #memory: BoundedMemory<Kept>;
  readonly #writing = new Map<string, Promise<void>>();
  readonly #clock: DropClock;

  constructor(clock: DropClock, maxBytes = MAX_BYTES) {
    this.#clock = clock;
    this.#memory = new BoundedMemory(maxBytes);
  }

  /** Returns a fresh entry, as of now: no drop since it was read concerns it. */
  async get(key: string, softTags: string[]): Promise<CacheEntry | undefined> {
    await this.#writing.get(key);
    const kept = this.#memory.get(key);
    if (kept === undefined) return undefined;
    const { entry, bytes, tags, since } = kept;
    if (!this.#clock.isFresh(tags, since) || !this.#clock.isFresh(softTags, since)) {
      this.#memory.delete(key);
      return undefined;
    }
    if (now() > entry.timestamp + this.#clock.lifetime(entry.revalidate) * 1_000) return undefined;
    return { ...entry, tags: [...tags, asOfTag(this.#clock.now)], value: streamOf(bytes) };
  }

  /** Keeps an entry when it is complete; a `get` of the same key waits for it. */
  async set(key: string, pending: Promise<CacheEntry>): Promise<void> {
    const writing = this.#write(key, pending).catch(() => undefined);
    this.#writing.set(key, writing);
    await writing;
    if (this.#writing.get(key) === writing) this.#writing.delete(key);
  }

  async #write(key: string, pending: Promise<CacheEntry>): Promise<void> {
    const { value, tags: all, ...entry } = await pending;
    // A stream that fails here is of a read that failed: nothing is kept of it.
    const bytes = new Uint8Array(await new Response(value).arrayBuffer());
    const { tags, since } = readTags(all, this.#clock.now);
    if (entry.expire === 0 || since === undefined || !this.#clock.isFresh(tags, since)) return;
    const size = bytes.byteLength + tags.join().length;
    this.#memory.set(key, { entry, bytes, tags, since }, size, !tags.includes(INVENTABLE));
  }
}

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}
