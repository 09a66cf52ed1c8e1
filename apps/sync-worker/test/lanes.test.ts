import { EVENT } from "@tandem/contracts";
import { waitFor } from "@tandem/local-servers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createWorld, event, type World } from "./world/world.js";

let world: World;
let worker: Awaited<ReturnType<World["startWorker"]>>;

beforeAll(async () => {
  world = await createWorld();
  world.medusa.put("tenant", "ten_1", "ten_1", { name: "One", slug: "one", status: "active" });
  worker = await world.startWorker();
}, 60_000);
afterAll(() => world.dispose(), 60_000);

const changed = (id: string) => event({ type: EVENT.productUpdated, entity: "product", tenant: "ten_1", id });
const send = (...ids: string[]) => world.queues.enqueueLanes("facts-to-payload", ids.map(changed));
const publish = (...ids: string[]) =>
  world.queues.enqueueLanes(
    "content-to-medusa",
    ids.map((id) => event({ type: EVENT.productPublished, entity: "product", tenant: "ten_1", id })),
  );
const held = (id: string) => world.payload.held.get(`product:${id}`);

describe("facts, Medusa to Payload", () => {
  test("a product is written with its tenant, which is written first", async () => {
    world.medusa.put("product", "ten_1", "prod_1", { title: "Bowl", price: "10" });
    await send("prod_1");
    await worker.settle();
    expect(held("prod_1")?.state).toEqual({ title: "Bowl", price: "10" });
    expect(world.payload.applied.map((call) => call.entity)).toEqual(["tenant", "product"]);
  });

  test("an unchanged product is not written", async () => {
    const before = world.payload.writes;
    await send("prod_1");
    await worker.settle();
    expect(world.payload.writes).toBe(before);
  });

  test("a burst of edits to one product is at most two applies", async () => {
    const before = world.payload.applied.length;
    for (let price = 1; price <= 100; price += 1) {
      world.medusa.put("product", "ten_1", "prod_1", { title: "Bowl", price: String(price) });
      await send("prod_1");
    }
    const sent = world.payload.applied.length;
    await worker.settle();
    expect(held("prod_1")?.state).toMatchObject({ price: "100" });
    expect(world.payload.applied.length - sent).toBeLessThanOrEqual(2);
    expect(world.payload.applied.length).toBeGreaterThan(before);
  });

  test("many products are written in few calls", async () => {
    const ids = Array.from({ length: 500 }, (_, n) => `prod_many_${n}`);
    for (const id of ids) world.medusa.put("product", "ten_1", id, { title: id });
    const before = world.payload.applied.length;
    await send(...ids);
    await worker.settle();
    expect(ids.every((id) => held(id) !== undefined)).toBe(true);
    expect(world.payload.applied.length - before).toBeLessThanOrEqual(30);
  });

  test("a deleted product is archived, and a restored one is un-archived", async () => {
    world.medusa.put("product", "ten_1", "prod_1", null);
    await send("prod_1");
    await worker.settle();
    expect(held("prod_1")?.archived).toBe(true);
    world.medusa.put("product", "ten_1", "prod_1", { title: "Bowl", price: "100" });
    await send("prod_1");
    await worker.settle();
    expect(held("prod_1")?.archived).toBe(false);
  });

  test("an event that the sync's own write caused starts no job", async () => {
    const before = world.medusa.calls.get("/snapshots");
    await world.queues.enqueueLanes("facts-to-payload", [{ ...changed("prod_1"), origin: "sync" }]);
    await worker.settle();
    expect(world.medusa.calls.get("/snapshots")).toBe(before);
  });

  test("an entity that changed while it was written is decided again", async () => {
    world.medusa.put("product", "ten_1", "prod_1", { title: "Bowl", price: "7" });
    world.payload.staleOnce.add("prod_1");
    await send("prod_1");
    await worker.settle();
    expect(held("prod_1")?.state).toMatchObject({ price: "7" });
  });
});

describe("failures", () => {
  test("a poisoned product becomes a dead letter with its cause, its neighbours are written, and a retry succeeds", async () => {
    const ids = ["prod_a", "prod_bad", "prod_c"];
    for (const id of ids) world.medusa.put("product", "ten_1", id, { title: id });
    world.payload.poison.add("prod_bad");
    await send(...ids);
    await worker.settle();
    expect(held("prod_a")).toBeDefined();
    expect(held("prod_c")).toBeDefined();
    const failed = await worker.call("/api/sync/failed");
    expect(failed.body).toMatchObject({
      count: 1,
      items: [
        { entity_id: "prod_bad", tenant: "ten_1", reason: "unprocessable", correlation_id: "corr-prod_bad" },
      ],
    });
    world.payload.poison.clear();
    expect((await worker.call("/api/sync/retry-failed", { method: "POST", body: "{}" })).body).toEqual({
      count: 1,
    });
    await worker.settle();
    expect(held("prod_bad")).toBeDefined();
    expect((await worker.call("/api/sync/failed")).body.count).toBe(0);
  });

  test.each([
    ["is down", () => world.payload.down(), () => world.payload.up()],
    ["returns only errors", async () => world.payload.break(true), async () => world.payload.break(false)],
  ])(
    "while the target %s jobs wait: nothing is lost, nothing becomes a dead letter",
    async (name, stop, start) => {
      await stop();
      const ids = Array.from({ length: 50 }, (_, n) => `prod_wait_${name.length}_${n}`);
      for (const id of ids) world.medusa.put("product", "ten_1", id, { title: id });
      await send(...ids);
      await waitFor({
        what: "the queue to wait",
        timeoutMs: 10_000,
        probe: async () =>
          (await worker.status()).medusa_to_payload.status === "failing" ? true : undefined,
      });
      expect((await worker.status()).dead_letters).toBe(0);
      await start();
      await worker.settle();
      expect(ids.every((id) => held(id) !== undefined)).toBe(true);
      expect((await worker.status()).dead_letters).toBe(0);
    },
    40_000,
  );
});

describe("content, Payload to Medusa", () => {
  test("published content is written to Medusa, and content of an unknown product is not", async () => {
    world.medusa.held.set("product:prod_1", {
      tenant: "ten_1",
      state: { text: "" },
      archived: false,
      revision: 0,
    });
    world.payload.put("product", "ten_1", "prod_1", { title: "Bowl", text: "Round." });
    world.payload.put("product", "ten_1", "prod_x", { title: "X", text: "?" });
    await publish("prod_1", "prod_x");
    await worker.settle();
    expect(world.medusa.held.get("product:prod_1")?.state).toMatchObject({ text: "Round." });
    expect(world.medusa.held.has("product:prod_x")).toBe(false);
  });
});

describe("follow-ups", () => {
  test("a tenant that was just created in Payload sends its content back, once", async () => {
    world.medusa.put("tenant", "ten_2", "ten_2", { name: "Two", slug: "two", status: "active" });
    world.medusa.held.set("tenant:ten_2", { tenant: "ten_2", state: null, archived: false, revision: 0 });
    world.payload.put("tenant", "ten_2", "ten_2", { domains: ["two.test"] });
    await world.queues.enqueueLanes("facts-to-payload", [
      event({ type: EVENT.tenantCreated, entity: "tenant", tenant: "ten_2", id: "ten_2" }),
    ]);
    await worker.settle();
    expect(world.medusa.held.get("tenant:ten_2")?.state).toEqual({ domains: ["two.test"] });
  });

  test("content that changes facts in Medusa updates the mirror in Payload", async () => {
    world.payload.put("product", "ten_1", "prod_1", { title: "Bowl", text: "Rounder." });
    await publish("prod_1");
    world.medusa.put("product", "ten_1", "prod_1", { title: "Bowl", thumbnail: "new.png" });
    await worker.settle();
    expect(held("prod_1")?.state).toMatchObject({ thumbnail: "new.png" });
  });
});

describe("withdrawn content", () => {
  test("withdrawn content is removed from Medusa, but only what the sync wrote", async () => {
    world.payload.put("product", "ten_1", "prod_1", null);
    world.medusa.held.set("product:prod_seed", {
      tenant: "ten_1",
      state: { text: "imported" },
      archived: false,
      revision: 0,
    });
    world.payload.put("product", "ten_1", "prod_seed", null);
    await publish("prod_1", "prod_seed");
    await worker.settle();
    expect(world.medusa.held.get("product:prod_1")?.archived).toBe(true);
    expect(world.medusa.held.get("product:prod_seed")).toMatchObject({
      archived: false,
      state: { text: "imported" },
    });
  });
});

describe("shared fields", () => {
  test("a title changed on both sides is a conflict, recorded once, and neither side is written", async () => {
    world.medusa.put("product", "ten_1", "prod_t", { title: "Base" });
    await send("prod_t");
    await worker.settle();
    world.payload.shared.set("product:prod_t", { title: "Ours" });
    world.medusa.put("product", "ten_1", "prod_t", { title: "Theirs" });
    await send("prod_t");
    await worker.settle();
    await send("prod_t");
    await worker.settle();
    expect(world.payload.shared.get("product:prod_t")).toMatchObject({ title: "Ours" });
    expect((await worker.call("/api/sync/conflicts")).body.items).toMatchObject([
      { entity_id: "prod_t", fields: [{ field: "title", base: "Base", medusa: "Theirs", payload: "Ours" }] },
    ]);
    world.payload.shared.set("product:prod_t", { title: "Theirs" });
    await send("prod_t");
    await worker.settle();
    expect((await worker.status()).conflicts).toBe(0);
  });

  test("every effect is in the timeline of its entity", async () => {
    const { body } = await worker.call("/api/sync/history?entity=product&id=prod_t");
    const actions = body.items.map((entry: { action: string }) => entry.action);
    expect(actions.at(-1)).toBe("created");
    expect(actions).toContain("updated");
    const failed = await worker.call("/api/sync/history?entity=product&id=prod_bad");
    expect(failed.body.items.map((entry: { action: string }) => entry.action)).toEqual(["created", "failed"]);
    expect(body.items[0]).toMatchObject({ tenant: "ten_1", correlation_id: "corr-prod_t" });
  });
});
