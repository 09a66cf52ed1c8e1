import { currentScope } from "./scope";

interface Keyed {
  key?: string;
}
/** The part of Medusa's caching module this file uses. */
export interface KeyedCache {
  get(options: Keyed): Promise<unknown>;
  set(options: Keyed): Promise<unknown>;
  clear(options: Keyed): Promise<unknown>;
}

/** Returns a key with the current scope in it: what one tenant may see is never served to another. */
export function scopedKey(key: string): string {
  const { tenant, reach, user } = currentScope();
  // A platform admin sees the terms of the tenant they work for.
  if (reach === "all") return ["platform", tenant ?? "none", key].join(":");
  return [reach, tenant ?? "none", user ?? "nobody", key].join(":");
}

/** Makes a cache keep entries per scope. */
export function scopeCache(cache: KeyedCache): void {
  const { get, set, clear } = cache;
  cache.get = (options) => get.call(cache, scoped(options));
  cache.set = (options) => set.call(cache, scoped(options));
  cache.clear = (options) => clear.call(cache, scoped(options));
}

function scoped<T extends Keyed>(options: T): T {
  return options.key === undefined ? options : { ...options, key: scopedKey(options.key) };
}
