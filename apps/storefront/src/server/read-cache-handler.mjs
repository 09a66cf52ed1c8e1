/** Next's `cacheHandlers`: keeps results of `"use cache"` functions in memory. */
export default {
  get: async (key, softTags) => globalThis.storefrontCaches?.reads.get(key, softTags),
  set: async (key, pending) => globalThis.storefrontCaches?.reads.set(key, pending),
  /** Drops of other instances arrive by themselves. */
  refreshTags: async () => undefined,
  /** Means that `get` checks the tags of the path itself. */
  getExpiration: async () => Number.POSITIVE_INFINITY,
  updateTags: async (tags) => globalThis.storefrontCaches?.drop(tags),
};
