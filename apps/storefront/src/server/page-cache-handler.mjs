/**
 * Next's `cacheHandler`: keeps rendered pages in memory. Nothing is on disk, because a page there could be older than a
 * drop that no running instance has heard. Next makes one object per request.
 */
export default class PageCacheHandler {
  async get(key) {
    return globalThis.storefrontCaches?.pages.get(key) ?? null;
  }

  async set(key, value, context) {
    globalThis.storefrontCaches?.pages.set(key, value, context.cacheControl);
  }

  /** Next calls `updateTags` of the other handler with the same tags, and both ask the same clock. */
  async revalidateTag() {}

  resetRequestCache() {}
}
