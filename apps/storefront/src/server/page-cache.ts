import { INVENTABLE, readTags } from "./as-of";
import { BoundedMemory } from "./bounded-memory";
import type { DropClock } from "./drop-clock";

const MAX_BYTES = 100 * 1_024 ** 2;
/** Header in which Next hands over the tags of a page; it is not sent to browsers. */
const TAGS_HEADER = "x-next-cache-tags";

/** What Next has rendered; the fields that decide about its size and freshness. */
export interface Rendered {
  kind: string;
  headers?: Record<string, unknown> | undefined;
  status?: number | undefined;
  html?: string;
  postponed?: string | undefined;
  rscData?: Uint8Array | undefined;
  segmentData?: Map<string, Uint8Array> | undefined;
  body?: Uint8Array;
}

/** For how many seconds a page is fresh and may be served. */
interface Lifetime {
  revalidate: number | false;
  expire?: number | undefined;
}

interface Page {
  value: Rendered | null;
  lastModified: number;
  cacheControl?: Lifetime | undefined;
}

interface Kept extends Page {
  tags: string[];
  since: number;
}

/** Keeps rendered pages and responses of routes in memory until one of their tags is dropped. */
export class PageCache {
  readonly #memory: BoundedMemory<Kept>;
  readonly #clock: DropClock;

  constructor(clock: DropClock, maxBytes = MAX_BYTES) {
    this.#clock = clock;
    this.#memory = new BoundedMemory(maxBytes);
  }

  /** Returns a page that no drop concerns since it was rendered, or null. Next refreshes one that is too old. */
  get(key: string): Page | null {
    const kept = this.#memory.get(key);
    if (kept === undefined) return null;
    const { value, lastModified, cacheControl, tags, since } = kept;
    if (!this.#clock.isFresh(tags, since)) {
      this.#memory.delete(key);
      return null;
    }
    const limit = this.#clock.lifetime(cacheControl?.revalidate || Number.POSITIVE_INFINITY);
    const revalidate = Number.isFinite(limit) ? limit : false;
    return { value, lastModified, ...(cacheControl && { cacheControl: { ...cacheControl, revalidate } }) };
  }

  set(key: string, value: Rendered | null, cacheControl?: Lifetime): void {
    // Next keeps results of `fetch` in the same cache; the storefront caches none.
    if (value?.kind === "FETCH") return;
    const { tags, since } = readTags(tagsOf(value), this.#clock.now);
    if (since === undefined || !this.#clock.isFresh(tags, since)) {
      this.#memory.delete(key);
      return;
    }
    const page = { value, lastModified: Date.now(), cacheControl, tags, since };
    this.#memory.set(key, page, sizeOf(value), value?.status !== 404 && !tags.includes(INVENTABLE));
  }
}

function tagsOf(value: Rendered | null): string[] {
  const header = value?.headers?.[TAGS_HEADER];
  return typeof header === "string" ? header.split(",").filter((tag) => tag !== "") : [];
}

/** Returns the bytes that a page needs at most: a text takes two for each character when one is not Latin. */
function sizeOf(value: Rendered | null): number {
  if (value === null) return 0;
  const { html = "", postponed = "", rscData, segmentData = new Map<string, Uint8Array>(), body } = value;
  let bytes = 2 * (html.length + postponed.length + JSON.stringify(value.headers ?? {}).length);
  for (const [path, segment] of segmentData) bytes += 2 * path.length + segment.byteLength;
  return bytes + (rscData?.byteLength ?? 0) + (body?.byteLength ?? 0);
}
