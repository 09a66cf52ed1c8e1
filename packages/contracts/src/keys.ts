import type { Entity, Locale } from "./entities.js";

/** Builds a Redis key that carries its tenant: `tandem:<area>:t:<tenant>:…`. */
export function tenantKey(area: string, tenant: string, ...parts: readonly string[]): string {
  return ["tandem", area, "t", tenant, ...parts].map((part) => part.replaceAll(":", "_")).join(":");
}

/** Returns the lane of one entity, which is the deduplication id of its jobs. */
export function laneId(tenant: string, entity: Entity, id: string): string {
  return `${tenant}:${entity}:${id}`;
}

/** Returns the cache tag of one document of a tenant, the same in `packages/catalog`, the storefront and the bot. */
export function cacheTag(tenant: string, entity: Entity | "catalog", id = "all"): string {
  return `t:${tenant}:${entity}:${id}`;
}

/** Returns the key of a cached document's variant: locale, region and currency. */
export function readingKey(locale: Locale, region: string, currency: string): string {
  return `${locale}.${region}.${currency}`;
}
