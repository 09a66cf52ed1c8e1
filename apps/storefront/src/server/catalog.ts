import { type Catalog, createCatalog } from "@tandem/catalog";
import { env } from "@/env";
import { logger } from "./logger";
import { cacheRedis } from "./redis";

// One per process: pages, routes and the proxy are separate bundles.
declare global {
  var storefrontCatalog: Catalog | undefined;
}

/** Returns the catalog of this process. */
export function catalog(): Catalog {
  const { BACKEND_URL, CMS_URL } = env();
  globalThis.storefrontCatalog ??= createCatalog({
    backendUrl: BACKEND_URL,
    cmsUrl: CMS_URL,
    redis: cacheRedis(),
    logger: logger(),
  });
  return globalThis.storefrontCatalog;
}
