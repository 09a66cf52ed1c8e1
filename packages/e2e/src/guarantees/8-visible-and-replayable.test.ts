import { failedResponseSchema, historyResponseSchema } from "@tandem/contracts";
import { beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../support/eventually.ts";
import { call } from "../support/http.ts";
import type { AdminProduct, Shop } from "../support/medusa.ts";
import { settle, syncStatus } from "../support/sync.ts";
import { enterWorld, type World } from "../support/world.ts";

let world: World;
let shop: Shop;
let product: AdminProduct;

beforeAll(async () => {
  world = await enterWorld();
  shop = await world.newShop();
  product = await world.admin.createProduct(shop, { title: "Bell", handle: "bell" });
  await settle(world.admin);
});

const failed = async () => failedResponseSchema.parse(await world.admin.send("/admin/sync/failed"));

describe("It is visible and replayable", () => {
  test("an entity has a timeline with correlation ids", async () => {
    const answer = await world.admin.send(`/admin/sync/history?entity=product&id=${product.id}`);
    const { items } = historyResponseSchema.parse(answer);
    expect(items.map((item) => item.action)).toContain("created");
    expect(items.every((item) => item.correlation_id.length > 0)).toBe(true);
  });

  test("a write the target refuses becomes a dead letter with its cause, and a retry succeeds once the cause is fixed", async () => {
    await world.query(
      "payload",
      `alter table commerce_products add constraint refuse_for_test check (medusa_id <> '${product.id}' or title <> 'Refused')`,
    );
    await world.admin.updateProduct(product.id, { title: "Refused" });
    const letter = await eventually("the dead letter is listed", 90_000, async () =>
      (await failed()).items.find((item) => item.entity_id === product.id),
    );
    expect(letter.message.length).toBeGreaterThan(0);
    expect((await syncStatus(world.admin)).dead_letters).toBeGreaterThan(0);

    await world.query("payload", "alter table commerce_products drop constraint refuse_for_test");
    await world.admin.send("/admin/sync/retry-failed", { ids: [letter.id] });
    await settle(world.admin);
    expect((await failed()).items.filter((item) => item.entity_id === product.id)).toEqual([]);
    const mirror = await world.cms.one("commerce-products", { medusaId: product.id });
    expect(mirror.title).toBe("Refused");
  });

  test("only operators can control the sync: shoppers and editors are refused", async () => {
    expect((await call(`${world.stack.urls.backend}/admin/sync/status`)).status).toBe(401);
    expect((await call(`${world.stack.urls.cms}/api/sync/status`)).status).toBe(401);
    expect((await call(`${world.stack.urls.worker}/api/sync/status`)).status).toBe(401);
    const body = { collection: "products" };
    expect((await call(`${world.stack.urls.cms}/api/sync/trigger`, { body })).status).toBe(401);
  });

  test("both admins return the same status", async () => {
    const fromPayload = await world.cms.attempt("/api/sync/status");
    expect(fromPayload.status).toBe(200);
    expect(Object.keys(Object(fromPayload.json())).sort()).toEqual(
      Object.keys(await syncStatus(world.admin)).sort(),
    );
  });
});
