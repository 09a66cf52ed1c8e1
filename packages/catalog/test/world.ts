import { EVENT, type EventType, type SyncEvent } from "@tandem/contracts";
import { startTestRedis } from "@tandem/local-servers";
import { createLogger } from "@tandem/service-kit";
import { Redis } from "ioredis";
import { type Catalog, type CatalogSettings, createCatalog } from "../src/index.js";
import { startMedusa, startPayload, testTenant, type World } from "./backends.js";

/** Starts two tenants, both backends and a real Redis; each catalog is like one in its own process. */
export async function startWorld() {
  const world: World = {
    tenants: [testTenant("saffron"), testTenant("northbeam")],
    products: new Map([
      [
        "pk_saffron",
        [
          { id: "prod_1", handle: "bowl", title: "Bowl", amount: 20, category: "pcat_1" },
          { id: "prod_2", handle: "plate", title: "Plate", amount: 10, category: "pcat_2" },
        ],
      ],
      ["pk_northbeam", [{ id: "prod_9", handle: "bowl", title: "Camp bowl", amount: 5 }]],
    ]),
    categories: [
      { id: "pcat_1", name: "Kitchen", handle: "kitchen", parent_category_id: null },
      { id: "pcat_2", name: "Plates", handle: "plates", parent_category_id: "pcat_1" },
    ],
  };
  const [medusa, payload, server] = await Promise.all([
    startMedusa(world),
    startPayload(world),
    startTestRedis(),
  ]);
  const connections: Redis[] = [];
  const time = { now: Date.now() };

  function catalog(settings: Partial<CatalogSettings> = {}): Catalog {
    const redis = new Redis(server.url(1), { maxRetriesPerRequest: 1 });
    connections.push(redis);
    return createCatalog({
      backendUrl: medusa.url,
      cmsUrl: payload.url,
      redis,
      logger: createLogger({ service: "test", level: "silent" }),
      clock: () => time.now,
      ...settings,
    });
  }

  return {
    world,
    medusa,
    payload,
    time,
    catalog,
    redis: () => connections[0] ?? new Redis(server.url(1)),
    async context(of: Catalog, slug = "saffron", locale: "en" | "ru" = "en") {
      const tenant = await of.tenantBySlug(slug);
      if (tenant === null) throw new Error(`There is no tenant "${slug}".`);
      return of.context(tenant, { locale });
    },
    /** Resets the backends and the cache between tests. */
    async reset() {
      for (const backend of [medusa, payload]) {
        backend.asked.length = 0;
        backend.down = false;
        backend.gate = Promise.resolve();
      }
      await connections[0]?.flushdb();
    },
    async stop() {
      for (const connection of connections) connection.disconnect();
      await Promise.all([medusa.stop(), payload.stop(), server.stop()]);
    },
  };
}
export type TestWorld = Awaited<ReturnType<typeof startWorld>>;

let seq = 0;

/** Returns an event about an entity of a tenant. */
export function event(
  type: EventType,
  entity: SyncEvent["entity"],
  id: string,
  tenant = "ten_saffron",
): SyncEvent {
  seq += 1;
  return {
    seq,
    type,
    tenant,
    entity,
    id,
    op: "updated",
    origin: "local",
    correlationId: "test",
    occurredAt: new Date(0).toISOString(),
  };
}

/** Returns the event of a changed price. */
export const priceChanged = (id: string) => event(EVENT.variantUpdated, "product", id);
