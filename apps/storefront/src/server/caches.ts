import { dropClock } from "./drop-clock";
import { dropTags } from "./dropped-tags";
import { PageCache } from "./page-cache";
import { ReadCache } from "./read-cache";

/** What Next's cache handlers call. They are files of their own, which Next loads without bundling them. */
interface Caches {
  reads: ReadCache;
  pages: PageCache;
  drop: (tags: readonly string[]) => Promise<void>;
}

declare global {
  /** Missing while `next build` prerenders: a build keeps nothing. */
  var storefrontCaches: Caches | undefined;
}

/** Gives this process its caches, once. */
export function openCaches(): void {
  globalThis.storefrontCaches ??= {
    reads: new ReadCache(dropClock()),
    pages: new PageCache(dropClock()),
    drop: dropTags,
  };
}
