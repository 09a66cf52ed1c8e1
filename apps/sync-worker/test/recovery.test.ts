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
  test("the first start compares both sides and brings over what is missing", async () => {
    await epochIsThere();
    await worker.settle();
    expect(ids.every((id) => world.payload.held.has(`product:${id}`))).toBe(true);
  });

  test("drift by hand is found and repaired, with nothing else touched", async () => {
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

  test("a full resync of what is in step writes nothing and says so", async () => {
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

  test("explicit ids, Medusa's or Payload's, run their lanes", async () => {
    expect(
      (await run({ entities: ["product"], ids: ["prod_1", "doc-prod_2", "nobody"] })).body.enqueued,
    ).toBe(2);
    await worker.settle();
  });

  test("an unknown tenant is said so", async () => {
    expect(await run({ tenant: "nobody" })).toMatchObject({ status: 404 });
  });
});

describe("a flushed Redis", () => {
  test("is noticed: cursors go back to the checkpoint, both sides are compared, schedules are back", async () => {
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

  test("a Redis that came back with older data is noticed, too", async () => {
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
  test("without a token nobody gets in, and reading does not allow steering", async () => {
    expect((await fetch(`${worker.url}/api/sync/status`)).status).toBe(401);
    const reader = await world.realm.token(["sync:read"]);
    expect((await worker.call("/api/sync/status", {}, reader)).status).toBe(200);
    const body = JSON.stringify({ direction: "medusa_to_payload", entities: ["product"] });
    expect((await worker.call("/api/sync/run", { method: "POST", body }, reader)).status).toBe(403);
    expect((await worker.call("/api/sync/status", {}, await world.realm.token([]))).status).toBe(403);
  });

  test("malformed input is named, and health tells the truth", async () => {
    expect(await run({ entities: ["nonsense"] })).toMatchObject({
      status: 400,
      body: { code: "invalid_input" },
    });
    expect((await fetch(`${worker.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${worker.url}/health/ready`)).status).toBe(200);
  });
});

describe("a killed worker", () => {
  test("leaves its jobs to the next one", async () => {
    world.medusa.put("product", "ten_1", "prod_killed", { title: "killed" });
    await worker.worker.stop();
    await world.queues.enqueueLanes("facts-to-payload", [
      event({ type: EVENT.productCreated, entity: "product", tenant: "ten_1", id: "prod_killed" }),
    ]);
    // What a process killed in the middle leaves behind: the job is active and its lock is nobody's.
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
