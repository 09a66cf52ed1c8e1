import { cacheTag, type SyncEvent } from "@tandem/contracts";
import type { Logger } from "@tandem/service-kit";
import type { Redis } from "ioredis";
import { createAvailability } from "./availability.js";
import { createMedusaClient } from "./medusa/client.js";
import { createPayloadClient } from "./payload/client.js";
import { createCategoryReads } from "./reads/categories.js";
import { createContentReads } from "./reads/content.js";
import { createListReads } from "./reads/lists.js";
import { createProductReads } from "./reads/products.js";
import { createSources } from "./reads/sources.js";
import { createTenantReads } from "./reads/tenants.js";
import { createCommands } from "./store/redis-commands.js";
import type { Lifetimes } from "./store/types.js";
import { tagsOfAll } from "./tags.js";
import { createUpstream } from "./upstream.js";

const DEFAULT_LIFETIMES: Lifetimes = {
  freshMs: 10 * 60_000,
  absentMs: 10_000,
  incompleteMs: 2_000,
  keptMs: 7 * 24 * 3_600_000,
  fillMs: 8_000,
};
const CALL_TIMEOUT_MS = 3_000;

export interface CatalogSettings {
  /** Base URL of Medusa. */
  backendUrl: string;
  /** Base URL of Payload. */
  cmsUrl: string;
  /** A connection to the cache database. */
  redis: Redis;
  logger: Pick<Logger, "info" | "warn">;
  /** Milliseconds since the epoch. */
  clock?: () => number;
  lifetimes?: Partial<Lifetimes>;
  /** Longest wait for one call to a backend, in milliseconds. */
  timeoutMs?: number;
}

/** Creates the merged reads of commerce and content for every app that shows a shop. */
export function createCatalog(settings: CatalogSettings) {
  const { backendUrl, cmsUrl, redis, logger, clock: now = Date.now, timeoutMs = CALL_TIMEOUT_MS } = settings;
  const lifetimes = { ...DEFAULT_LIFETIMES, ...settings.lifetimes };
  const commands = createCommands(redis, lifetimes.keptMs);
  const upstream = (system: "medusa" | "payload") => createUpstream({ system, timeoutMs, now, logger });
  const medusa = createMedusaClient({ backendUrl, upstream: upstream("medusa") });
  const payload = createPayloadClient({ cmsUrl, upstream: upstream("payload") });
  const sources = createSources(medusa, payload, {
    commands,
    now,
    lifetimes,
    onCacheError: (error) =>
      logger.warn({ err: error }, "catalog cache unavailable, reading from the source"),
  });
  const products = createProductReads(sources);
  const categories = createCategoryReads(sources);

  return {
    ...createTenantReads(sources),
    ...createContentReads(sources),
    ...createListReads(sources, products, categories),
    product: products.product,
    categories: categories.categories,
    category: categories.category,
    /** Returns which backends are available now; checked at most once a second. */
    availability: createAvailability({ medusa, payload }, now),
    /**
     * Invalidates exactly what the events changed, in every process, and returns the tags. A fill in progress is
     * never served as current afterwards.
     */
    async invalidate(events: readonly SyncEvent[]): Promise<string[]> {
      const tags = tagsOfAll(events);
      await commands.drop(tags);
      return tags;
    },
    /** Invalidates every document of one tenant that holds prices or its configuration. */
    async invalidateTenant(tenantId: string): Promise<void> {
      await commands.drop([cacheTag(tenantId, "tenant")]);
    },
  };
}
export type Catalog = ReturnType<typeof createCatalog>;
