import { EVENT, QUEUE_EPOCH_KEY, WEBHOOK_ENDPOINTS } from "@tandem/contracts";
import { waitFor } from "@tandem/local-servers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createWorld, event, type World } from "./world/world.js";

let world: World;
let worker: Awaited<ReturnType<World["startWorker"]>>;
const ids = Array.from({ length: 20 }, (_, n) => `prod_${n}`);

beforeAll(async () => {
  world = await createWorld();
  world.medusa.put("tenant", "ten_1", "ten_1", { name: "One", slug: "one", status: "active" });
  for (const id of ids) world.medusa.put("product", "ten_1", id, { title: id });
  worker = await world.startWorker();
}, 60_000);
afterAll(() => world.dispose(), 60_000);

const run = (body: object) =>
  worker.call("/api/sync/run", {
    method: "POST",
    body: JSON.stringify({ direction: "medusa_to_payload", entities: ["tenant", "product"], ...body }),
  });
const epochIsThere = () =>
  waitFor({
    what: "the epoch key",
    timeoutMs: 10_000,
    probe: async () => (await world.redis.get(QUEUE_EPOCH_KEY)) ?? undefined,
  });

describe("reconcile", () => {
  test("the first start compares both sides and writes what is missing", async () => {
    await epochIsThere();
    await worker.settle();
    expect(ids.every((id) => world.payload.held.has(`product:${id}`))).toBe(true);
  });

  test("a manual change of a mirror is found and repaired, and nothing else is written", async () => {
    const row = world.payload.held.get("product:prod_3");
    world.payload.held.set("product:prod_3", {
      ...row,
      tenant: "ten_1",
      state: { title: "by hand" },
      archived: false,
      revision: 0,
    });
    const dry = await run({ dry_run: true });
    expect(dry).toMatchObject({
      status: 202,
      body: { enqueued: 0, would: [{ entity: "product", id: "prod_3" }] },
    });
    const before = world.payload.writes;
    expect((await run({})).body.enqueued).toBe(1);
    await worker.settle();
    expect(world.payload.held.get("product:prod_3")?.state).toEqual({ title: "prod_3" });
    expect(world.payload.writes - before).toBe(1);
  });

  test("a full resync without differences writes nothing and reports every entity as unchanged", async () => {
    const before = world.payload.writes;
    const started = await run({ mode: "all", tenant: "one" });
    expect(started.body.enqueued).toBe(21);
    await worker.settle();
    expect(world.payload.writes).toBe(before);
    const progress = await waitFor({
      what: "the run to finish",
      timeoutMs: 10_000,
      probe: async () => {
        const { body } = await worker.call(`/api/sync/runs/${started.body.run_id}`);
        return body.status === "finished" ? body : undefined;
      },
    });
    expect(progress).toMatchObject({ unchanged: 21, created: 0, updated: 0, failed: 0 });
  });

  test("requested ids of Medusa or Payload run their lanes, unknown ids are skipped", async () => {
    expect(
      (await run({ entities: ["product"], ids: ["prod_1", "doc-prod_2", "unknown"] })).body.enqueued,
    ).toBe(2);
    await worker.settle();
  });

  test("a run for an unknown tenant gets 404", async () => {
    expect(await run({ tenant: "unknown" })).toMatchObject({ status: 404 });
  });
});

describe("a flushed Redis", () => {
  test("a flush is detected: cursors go back to the checkpoint, both sides are compared, schedules are restored", async () => {
    await waitFor({
      what: "a checkpoint",
      timeoutMs: 10_000,
      probe: async () => (await world.pool.query("select 1 from checkpoints")).rows[0],
    });
    const before = world.medusa.replays.length;
    world.medusa.put("product", "ten_1", "prod_lost", { title: "lost" });
    await world.redis.flushall();
    await epochIsThere();
    await worker.settle();
    expect(world.medusa.replays.slice(before)).toEqual([
      { endpoint: WEBHOOK_ENDPOINTS.medusaToPayload, seq: 7 },
    ]);
    expect(world.payload.held.has("product:prod_lost")).toBe(true);
    const schedulers = await world.redis.zrange("tandem:maintenance:repeat", 0, -1);
    expect(schedulers.sort()).toEqual([
      "checkpoint",
      "domain-check",
      "reconcile:medusa_to_payload",
      "reconcile:payload_to_medusa",
    ]);
  });

  test("a Redis that was restored with older data is detected", async () => {
    const before = world.medusa.replays.length;
    await world.redis.set(QUEUE_EPOCH_KEY, "0");
    await waitFor({
      what: "the replay",
      timeoutMs: 10_000,
      probe: async () => (world.medusa.replays.length > before ? true : undefined),
    });
  });
});

describe("access", () => {
  test("a call without a token is refused, and `sync:read` does not allow a run", async () => {
    expect((await fetch(`${worker.url}/api/sync/status`)).status).toBe(401);
    const reader = await world.serviceToken(["sync:read"]);
    expect((await worker.call("/api/sync/status", {}, reader)).status).toBe(200);
    const body = JSON.stringify({ direction: "medusa_to_payload", entities: ["product"] });
    expect((await worker.call("/api/sync/run", { method: "POST", body }, reader)).status).toBe(403);
    expect((await worker.call("/api/sync/status", {}, await world.serviceToken([]))).status).toBe(403);
  });

  test("malformed input gets 400, and the health checks succeed", async () => {
    expect(await run({ entities: ["nonsense"] })).toMatchObject({
      status: 400,
      body: { code: "invalid_input" },
    });
    expect((await fetch(`${worker.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${worker.url}/health/ready`)).status).toBe(200);
  });
});

describe("a killed worker", () => {
  test("the next worker runs the jobs of a killed one", async () => {
    world.medusa.put("product", "ten_1", "prod_killed", { title: "killed" });
    await worker.worker.stop();
    await world.queues.enqueueLanes("facts-to-payload", [
      event({ type: EVENT.productCreated, entity: "product", tenant: "ten_1", id: "prod_killed" }),
    ]);
    // A killed process leaves an active job behind whose lock no process holds.
    const job = await world.redis.lmove(
      "tandem:medusa-to-payload:wait",
      "tandem:medusa-to-payload:active",
      "RIGHT",
      "LEFT",
    );
    expect(job).not.toBeNull();
    worker = await world.startWorker();
    await waitFor({
      what: "the job to be taken up",
      timeoutMs: 15_000,
      probe: async () => world.payload.held.get("product:prod_killed"),
    });
  }, 30_000);
});
