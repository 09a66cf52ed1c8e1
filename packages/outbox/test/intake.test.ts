import { EVENT, QUEUE, QUEUE_PREFIX, type SyncEvent, WEBHOOK_LIMITS } from "@tandem/contracts";
import { startTestRedis } from "@tandem/local-servers";
import { Redis } from "ioredis";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createIntake, createJobQueues, lanesOf, signWebhook, verifyWebhook } from "../src/index.js";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const next = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
const now = Date.parse("2026-01-01T12:00:00Z");
let server: Awaited<ReturnType<typeof startTestRedis>>;
let redis: Redis;

beforeAll(async () => {
  server = await startTestRedis();
  redis = new Redis(server.url(), { maxRetriesPerRequest: 1, enableOfflineQueue: false, lazyConnect: true });
  redis.on("error", () => undefined);
  await redis.connect();
}, 60_000);
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});
beforeEach(async () => {
  await redis.flushall();
});

const event = (over: Partial<SyncEvent> = {}): SyncEvent => ({
  seq: 1,
  type: EVENT.productUpdated,
  tenant: "ten_1",
  entity: "product",
  id: "prod_1",
  op: "updated",
  origin: "local",
  correlationId: "corr",
  occurredAt: "2026-01-01T12:00:00.000Z",
  ...over,
});
const bodyOf = (...events: SyncEvent[]) =>
  JSON.stringify({ type: "batch", timestamp: "2026-01-01T12:00:00.000Z", data: { events } });

function call(
  over: {
    body?: string;
    id?: string;
    at?: number;
    secrets?: string[];
    headers?: Record<string, string>;
  } = {},
) {
  const body = over.body ?? bodyOf(event());
  const headers = {
    ...signWebhook(over.id ?? "msg_1", over.at ?? now, body, over.secrets ?? [secret]),
    ...over.headers,
  };
  return { rawBody: Buffer.from(body), headers };
}

function receiver(over: Partial<Parameters<typeof createIntake>[0]> = {}) {
  const taken: SyncEvent[] = [];
  const intake = createIntake({
    name: "test",
    secrets: [secret],
    redis,
    accept: [EVENT.productUpdated],
    onEvents: async (events) => void taken.push(...events),
    clock: () => now,
    timeoutMs: 1_000,
    ...over,
  });
  return { intake, taken };
}

describe("signatures", () => {
  const vector = {
    body: '{"test": 2432232314}',
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    at: 1_614_265_330_000,
    signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  };

  test("a signature matches the test vector of Standard Webhooks, when signing and when verifying", () => {
    const headers = signWebhook(vector.id, vector.at, vector.body, [secret]);
    expect(headers["webhook-signature"]).toBe(vector.signature);
    expect(verifyWebhook(Buffer.from(vector.body), headers, [secret], vector.at)).toBe(vector.id);
  });

  test("a secret can be rotated without losing a call, whichever side is first", async () => {
    const { intake, taken } = receiver({ secrets: [secret, next] });
    for (const [id, secrets] of [
      ["old", [secret]],
      ["both", [next, secret]],
      ["new", [next]],
    ] as const) {
      expect((await intake.handle(call({ id, secrets: [...secrets] }))).status).toBe(202);
    }
    expect(taken).toHaveLength(3);
  });
});

describe("a refused call", () => {
  const without = (name: string) => {
    const { rawBody, headers } = call();
    return { rawBody, headers: Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name)) };
  };
  test.each([
    ["a call without a signature", without("webhook-signature"), 401],
    ["a call without an id", without("webhook-id"), 401],
    ["a call without a timestamp", without("webhook-timestamp"), 401],
    ["a call with a wrong signature", call({ secrets: [next] }), 401],
    [
      "a call with a signature of another version",
      call({ headers: { "webhook-signature": "v2,AAAA" } }),
      401,
    ],
    ["a call with another id than was signed", call({ headers: { "webhook-id": "msg_other" } }), 401],
    ["a call signed too long ago", call({ at: now - 301_000 }), 401],
    ["a call signed in the future", call({ at: now + 301_000 }), 401],
    ["a call with a changed body", { ...call(), rawBody: Buffer.from(bodyOf(event({ id: "prod_2" }))) }, 401],
    ["a call that is not JSON", call({ body: "hello" }), 400],
    ["a call of another shape", call({ body: '{"type":"batch"}' }), 400],
    ["a call that is too large", { rawBody: Buffer.alloc(WEBHOOK_LIMITS.maxBytes + 1), headers: {} }, 413],
  ])("%s is refused and stores nothing", async (_name, request, status) => {
    const { intake, taken } = receiver();
    const answer = await intake.handle(request);
    expect(answer.status).toBe(status);
    expect(taken).toEqual([]);
    expect(await redis.keys("*")).toEqual([]);
  });

  test("every call is refused and stores nothing when no secret is configured", async () => {
    expect((await receiver({ secrets: [] }).intake.handle(call())).status).toBe(401);
    expect(await redis.keys("*")).toEqual([]);
  });
});

describe("an accepted call", () => {
  test("a call with a repeated id gets 202 and has no further effect", async () => {
    const { intake, taken } = receiver();
    expect(await intake.handle(call())).toMatchObject({ status: 202, body: { accepted: 1 } });
    expect(await intake.handle(call())).toMatchObject({ status: 202, body: { accepted: 0 } });
    expect(taken).toHaveLength(1);
  });

  test("of two calls with the same id at the same time one is accepted and the other gets 503", async () => {
    const { intake, taken } = receiver();
    const answers = await Promise.all([intake.handle(call()), intake.handle(call())]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([202, 503]);
    expect(taken).toHaveLength(1);
  });

  test("an id counts as done only after its events are stored", async () => {
    let broken = true;
    const { intake } = receiver({
      onEvents: async () => {
        if (broken) throw new Error("queue is full");
      },
    });
    expect((await intake.handle(call())).status).toBe(503);
    broken = false;
    expect(await intake.handle(call())).toMatchObject({ status: 202, body: { accepted: 1 } });
  });

  test("events of types that the receiver does not handle are skipped", async () => {
    const { intake, taken } = receiver({ accept: [EVENT.orderPlaced] });
    expect(await intake.handle(call())).toMatchObject({ status: 202, body: { accepted: 0 } });
    expect(taken).toEqual([]);
  });

  test("calls above the rate limit get 429", async () => {
    const { intake } = receiver({ ratePerSecond: 2 });
    const statuses: number[] = [];
    for (const id of ["a", "b", "c"]) statuses.push((await intake.handle(call({ id }))).status);
    expect(statuses).toEqual([202, 202, 429]);
  });
});

describe("lanes", () => {
  test("events of one entity become one job with the data of the last; echoes and entities without a lane become none", () => {
    const lanes = lanesOf([
      event({ seq: 1 }),
      event({ seq: 2, correlationId: "later" }),
      event({ seq: 3, id: "prod_2", origin: "sync" }),
      event({ seq: 4, type: EVENT.orderPlaced, entity: "order", id: "order_1" }),
      event({ seq: 5, tenant: "ten_2" }),
    ]);
    expect(lanes).toMatchObject([
      { tenant: "ten_1", id: "prod_1", seq: 2, correlationId: "later" },
      { tenant: "ten_2", id: "prod_1", seq: 5 },
    ]);
  });

  test("a burst for one entity waits as one job", async () => {
    const queues = createJobQueues(redis);
    for (let seq = 1; seq <= 20; seq += 1) await queues.enqueueLanes("facts-to-payload", [event({ seq })]);
    expect(await redis.llen(`${QUEUE_PREFIX}:${QUEUE.medusaToPayload}:wait`)).toBe(1);
    await queues.close();
  });

  test("a call gets 503 while the queue is unavailable, and is accepted when it is back", async () => {
    const queues = createJobQueues(redis);
    const { intake } = receiver({ onEvents: (events) => queues.enqueueLanes("facts-to-payload", events) });
    await server.kill();
    expect((await intake.handle(call())).status).toBe(503);
    await server.restart();
    await new Promise<void>((resolve) =>
      redis.status === "ready" ? resolve() : redis.once("ready", resolve),
    );
    expect((await intake.handle(call())).status).toBe(202);
    expect(await redis.llen(`${QUEUE_PREFIX}:${QUEUE.medusaToPayload}:wait`)).toBe(1);
    await queues.close();
  });
});
