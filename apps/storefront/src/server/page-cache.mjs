import { createRequire } from "node:module";

const { default: FileSystemCache } = createRequire(import.meta.url)(
  "next/dist/server/lib/incremental-cache/file-system-cache.js",
);

/**
 * Next's own cache of rendered pages without its files: after a restart, a page on disk could be older than its
 * invalidation. The setting `isrFlushToDisk` would do the same and also turn off the files of resized images.
 */
export default class PageCache extends FileSystemCache {
  /** @param {{ flushToDisk?: boolean }} context */
  constructor(context) {
    super({ ...context, flushToDisk: false });
  }
}
