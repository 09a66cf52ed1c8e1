import { Redis } from "ioredis";
import { afterAll, beforeEach, vi } from "vitest";
import { startMedusa, type TestMedusa, type TestProduct } from "./medusa";
import { nextRequest } from "./next";
import { startPayload, type TestPayload, tenantView } from "./payload";
import { stubEnv } from "./stub-env";

/** Host of the shop "cup". */
export const HOST = "cup.shops.test";

/** The storefront at `https://shops.test` with the shop "cup", whose backends are servers of this process. */
export interface World {
  medusa: TestMedusa;
  payload: TestPayload;
}

/** Returns a connection to a Redis that is down: every command fails at once, as ioredis does it. */
export function closedRedis(): Redis {
  const redis = new Redis({ lazyConnect: true });
  redis.disconnect();
  return redis;
}

/** Returns a product of two variants, a blue one of 20 USD and a sold-out red one of 25 USD. */
const bowl = (): TestProduct => ({
  id: "prod_1",
  handle: "bowl",
  title: "Bowl",
  categories: [{ id: "pcat_1", name: "Kitchen", handle: "kitchen" }],
  variants: [
    { id: "variant_blue", title: "Blue", options: { Colour: "Blue" }, amount: 20, stock: 500 },
    { id: "variant_red", title: "Red", options: { Colour: "Red" }, amount: 25, stock: 0 },
  ],
});

/** Starts the backends for the tests of a file. Each test begins with the same data and an empty catalog. */
export async function useWorld(storefront = "https://shops.test"): Promise<World> {
  const [medusa, payload] = await Promise.all([startMedusa("pk_cup"), startPayload()]);
  stubEnv(storefront, { BACKEND_URL: medusa.url, CMS_URL: payload.url, LOG_LEVEL: "silent" });
  globalThis.storefrontRedis = closedRedis();
  globalThis.storefrontQueueRedis = closedRedis();
  beforeEach(() => {
    globalThis.storefrontCatalog = undefined;
    nextRequest.headers = new Headers({ host: HOST });
    for (const server of [medusa, payload]) {
      server.down = false;
      server.calls.length = 0;
      server.replies.clear();
    }
    medusa.products.splice(0, medusa.products.length, bowl());
    medusa.carts.clear();
    Object.assign(medusa, { orders: [], customer: {} });
    payload.tenants = [tenantView("cup"), tenantView("tea")];
  });
  afterAll(async () => {
    await Promise.all([medusa.stop(), payload.stop()]);
    vi.unstubAllEnvs();
  });
  return { medusa, payload };
}
