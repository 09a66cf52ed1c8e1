import { randomUUID } from "node:crypto";
import { EVENT, laneId, QUEUE, QUEUE_PREFIX, WEBHOOK_PATHS } from "@tandem/contracts";
import { signWebhook } from "@tandem/outbox";
import { Redis } from "ioredis";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { call, stack } from "./support/client";

const redis = new Redis(stack.redis);
const waiting = `${QUEUE_PREFIX}:${QUEUE.payloadToMedusa}:wait`;
const lane = `${QUEUE_PREFIX}:${QUEUE.payloadToMedusa}:de:${laneId("ten_1", "product", "prod_1")}`;
afterAll(() => redis.disconnect());
beforeEach(async () => {
  await redis.del(waiting, lane);
});

const batch = (over: Record<string, unknown> = {}) =>
  JSON.stringify({
    type: "batch",
    timestamp: new Date().toISOString(),
    data: {
      events: [
        {
          seq: 1,
          type: EVENT.productPublished,
          tenant: "ten_1",
          entity: "product",
          id: "prod_1",
          op: "updated",
          origin: "local",
          correlationId: "corr-0001",
          occurredAt: new Date().toISOString(),
          ...over,
        },
      ],
    },
  });

async function send(body: string, headers: Record<string, string>): Promise<number> {
  const response = await fetch(stack.backend + WEBHOOK_PATHS.payloadToMedusa, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
  return response.status;
}
const signed = (
  body: string,
  { id = randomUUID() as string, at = Date.now(), secret = stack.webhookSecret } = {},
) => signWebhook(id, at, body, [secret]);

describe("Payload's webhooks", () => {
  test("several webhooks for one entity become one waiting job", async () => {
    for (const seq of [1, 2, 3]) {
      const body = batch({ seq });
      expect(await send(body, signed(body))).toBe(202);
    }
    expect(await redis.llen(waiting)).toBe(1);
  });

  test.each([
    ["a missing signature", () => ({})],
    [
      "a wrong secret",
      (body: string) => signed(body, { secret: `whsec_${Buffer.alloc(24, 9).toString("base64")}` }),
    ],
    ["a stale timestamp", (body: string) => signed(body, { at: Date.now() - 6 * 60_000 })],
    ["a signature of another body", () => signed(batch({ id: "prod_2" }))],
  ])("webhooks with %s are refused and queue no job", async (_what, headers) => {
    const body = batch();
    expect(await send(body, headers(body))).toBe(401);
    expect(await redis.llen(waiting)).toBe(0);
  });

  test("unsigned webhooks are refused before parsing, signed but malformed ones with 400", async () => {
    expect(await send("{", {})).toBe(401);
    expect(await send("{", signed("{"))).toBe(400);
  });

  test("a webhook sent again under the same id has no further effect", async () => {
    const body = batch();
    const headers = signed(body, { id: "msg-repeated" });
    expect(await send(body, headers)).toBe(202);
    await redis.del(waiting, lane);
    expect(await send(body, headers)).toBe(202);
    expect(await redis.llen(waiting)).toBe(0);
  });
});

describe("sync routes while the worker is unavailable", () => {
  test.each([
    ["/admin/sync/status", undefined],
    ["/admin/sync/to-payload", { entity: "products" }],
  ])("%s responds with unavailable", async (path, body) => {
    const answer = await call(path, body === undefined ? {} : { body });
    expect(answer).toMatchObject({ status: 503, body: { code: "unavailable", message: expect.any(String) } });
  });

  test.each([
    ["viewer", 401],
    ["none", 403],
  ] as const)("callers with the token %s may not read the sync status", async (as, status) => {
    expect((await call("/admin/sync/status", { as })).status).toBe(status);
  });
});
