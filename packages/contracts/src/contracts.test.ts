import { describe, expect, test } from "vitest";
import {
  AppError,
  EVENT,
  laneId,
  parseInput,
  productFactsSchema,
  readAppError,
  type SyncEvent,
  slugSchema,
  tenantKey,
  toErrorResponse,
  WEBHOOK_LIMITS,
  webhookBatchSchema,
  webhookSecretsSchema,
} from "./index.js";

const event: SyncEvent = {
  seq: 7,
  type: EVENT.productUpdated,
  tenant: "ten_01",
  entity: "product",
  id: "prod_01",
  op: "updated",
  changedFields: ["title"],
  origin: "local",
  correlationId: "c-1",
  occurredAt: "2026-11-21T04:00:00.000Z",
};
const batch = (events: unknown[]) => ({ type: "batch", timestamp: event.occurredAt, data: { events } });

describe("webhookBatchSchema", () => {
  test("a batch of known events is accepted", () => {
    expect(webhookBatchSchema.parse(batch([event])).data.events).toEqual([event]);
  });

  test.each<[string, unknown]>([
    ["no event", batch([])],
    ["more events than one delivery may carry", batch(Array(WEBHOOK_LIMITS.maxEvents + 1).fill(event))],
    ["an unknown event type", batch([{ ...event, type: "product.exploded" }])],
    ["an event without a tenant", batch([{ ...event, tenant: undefined }])],
    ["an event with an empty tenant", batch([{ ...event, tenant: "" }])],
    ["an event of an unknown entity", batch([{ ...event, entity: "warehouse" }])],
    ["a position that is not a whole number", batch([{ ...event, seq: 1.5 }])],
    ["an unknown origin", batch([{ ...event, origin: "payload" }])],
    ["a time that is not ISO 8601", batch([{ ...event, occurredAt: "yesterday" }])],
    ["another envelope", { type: "single", timestamp: event.occurredAt, data: { events: [event] } }],
  ])("a batch with %s is refused", (_name, body) => {
    expect(webhookBatchSchema.safeParse(body).success).toBe(false);
  });
});

describe("webhookSecretsSchema", () => {
  const secret = `whsec_${"A".repeat(32)}`;
  test("two secrets are accepted during a rotation", () => {
    expect(webhookSecretsSchema.parse(`${secret}, ${secret}`)).toHaveLength(2);
  });
  test.each(["", "supersecret", "whsec_short", `${secret},${secret},${secret}`])(
    "the secret %j is refused",
    (value) => {
      expect(webhookSecretsSchema.safeParse(value).success).toBe(false);
    },
  );
});

describe("productFactsSchema", () => {
  const facts = {
    title: "Bowl",
    subtitle: null,
    handle: "bowl",
    status: "published",
    options: [],
    categories: [],
    tags: [],
    collection: null,
    type: null,
    thumbnail: null,
    weight: null,
  };
  const variant = (amount: unknown) => ({
    id: "variant_1",
    title: null,
    sku: null,
    barcode: null,
    rank: 0,
    options: {},
    prices: [{ currency: "usd", amount, min_quantity: null, max_quantity: null }],
    compare_at: {},
    manage_inventory: true,
    allow_backorder: false,
    available: 3,
    weight: null,
  });
  test("an amount of money is a decimal string, so no precision is lost", () => {
    expect(productFactsSchema.safeParse({ ...facts, variants: [variant("42.99")] }).success).toBe(true);
  });
  test.each([42.99, "42,99", "1e3", "", null])("the amount %j is refused", (amount) => {
    expect(productFactsSchema.safeParse({ ...facts, variants: [variant(amount)] }).success).toBe(false);
  });
});

describe("slugSchema", () => {
  test.each(["a", "Has-Capitals", "double--dash", "-edge", "edge-", "under_score", "x".repeat(41), "sla/sh"])(
    "the slug %j is refused",
    (slug) => expect(slugSchema.safeParse(slug).success).toBe(false),
  );
});

describe("tenantKey and laneId", () => {
  test("keys of two tenants never collide, whatever their parts contain", () => {
    expect(tenantKey("cache", "a:b", "c")).not.toBe(tenantKey("cache", "a", "b", "c"));
    expect(laneId("a", "product", "1")).not.toBe(laneId("b", "product", "1"));
  });
});

describe("AppError", () => {
  test("invalid input is refused with the field and the fix", () => {
    expect(() => parseInput(slugSchema, "Bad Slug", "slug")).toThrow(/slug: use lower-case letters/);
  });
  test("an unknown error reveals nothing to the caller but the correlation id", () => {
    expect(toErrorResponse(new Error("password is hunter2"), "c-9")).toEqual({
      status: 500,
      body: { code: "internal", message: "Something went wrong on our side.", correlation_id: "c-9" },
    });
  });
  test("an AppError is recognised after a workflow engine or a queue made it a plain object; a lookalike is not", () => {
    const error = new AppError("conflict", "slug: taken", { retryable: true, details: { field: "slug" } });
    const plain = { ...error, name: error.name, message: error.message };
    expect(toErrorResponse(plain, "c-9")).toEqual(toErrorResponse(error, "c-9"));
    expect(readAppError(plain)).toMatchObject({ code: "conflict", status: 409, retryable: true });
    for (const alike of [
      { ...plain, name: "Error" },
      { ...plain, code: "toString" },
      { code: "conflict" },
      null,
    ]) {
      expect(readAppError(alike)).toBeUndefined();
    }
  });
  test("the code of an error decides whether it is retried", () => {
    expect([
      new AppError("unavailable", "x").retryable,
      new AppError("invalid_input", "x").retryable,
    ]).toEqual([true, false]);
  });
});
