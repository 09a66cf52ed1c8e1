import { describe, expect, test } from "vitest";
import { type DecideInput, decide } from "./decide.js";
import { toApplyItem } from "./outgoing.js";

const facts = { title: "Bowl", subtitle: null, handle: "bowl" };
const none = { exists: false, archived: false, hash: null };
const same = { exists: true, archived: false, hash: "h1", shared: { title: "Bowl", subtitle: null } };
const agreed = { title: "Bowl", subtitle: null };

function input(over: Partial<DecideInput>): DecideInput {
  return {
    direction: "medusa_to_payload",
    entity: "product",
    source: { state: facts, hash: "h1" },
    target: same,
    base: agreed,
    ...over,
  };
}

describe("facts, Medusa to Payload", () => {
  test.each([
    ["a new product is created", input({ target: none }), "create"],
    ["equal hashes write nothing", input({}), "skip"],
    ["a different hash is an update", input({ source: { state: facts, hash: "h2" } }), "update"],
    ["a product that came back is un-archived", input({ target: { ...same, archived: true } }), "update"],
    ["a deleted product is archived", input({ source: { state: null, hash: null } }), "archive"],
    [
      "a deleted product is archived once",
      input({ source: { state: null, hash: null }, target: { ...same, archived: true } }),
      "skip",
    ],
    [
      "a product that neither system has is skipped",
      input({ source: { state: null, hash: null }, target: none }),
      "skip",
    ],
  ])("%s", (_name, given, kind) => {
    expect(decide(given).kind).toBe(kind);
  });

  test("a title changed in Medusa only is written, guarded by the value it replaces", () => {
    const source = { state: { ...facts, title: "Blue bowl" }, hash: "h2" };
    const decision = decide(input({ source }));
    expect(decision.shared.write).toEqual({ title: { from: "Bowl", to: "Blue bowl" } });
  });

  test("a title changed in Payload only is left for the other direction", () => {
    const target = { ...same, shared: { title: "Our bowl", subtitle: null } };
    expect(decide(input({ target }))).toMatchObject({ kind: "skip", shared: { write: {}, conflicts: [] } });
  });

  test("different titles on both sides are a conflict, and the facts still flow", () => {
    const target = { ...same, shared: { title: "Our bowl", subtitle: null } };
    const source = { state: { ...facts, title: "Blue bowl" }, hash: "h2" };
    const decision = decide(input({ source, target }));
    expect(decision.kind).toBe("update");
    expect(decision.shared.write).toEqual({});
    expect(decision.shared.conflicts).toEqual([
      { field: "title", base: "Bowl", medusa: "Blue bowl", payload: "Our bowl" },
    ]);
  });

  test("a conflict alone writes nothing", () => {
    const target = { ...same, shared: { title: "Our bowl", subtitle: null } };
    const source = { state: { ...facts, title: "Blue bowl" }, hash: "h1" };
    expect(decide(input({ source, target })).kind).toBe("conflict");
  });
});

describe("content, Payload to Medusa", () => {
  const content = { title: "Our bowl", subtitle: null, text: "Round." };

  test.each([
    [
      "content that was never published leaves Medusa unchanged",
      { source: { state: null, hash: null } },
      "skip",
    ],
    [
      "withdrawn content is removed from Medusa",
      { source: { state: null, hash: null }, brought: true },
      "archive",
    ],
    ["content of a product Medusa does not have is skipped", { target: none }, "skip"],
    ["equal hashes write nothing", { source: { state: { ...content, title: "Bowl" }, hash: "h1" } }, "skip"],
    ["a different hash is an update", { source: { state: content, hash: "h2" } }, "update"],
  ])("%s", (_name, over, kind) => {
    expect(decide(input({ direction: "payload_to_medusa", ...over })).kind).toBe(kind);
  });

  test("a field in conflict keeps the value Medusa holds", () => {
    const given = input({
      direction: "payload_to_medusa",
      source: { state: content, hash: "h2" },
      target: { ...same, shared: { title: "Blue bowl", subtitle: null } },
    });
    const item = toApplyItem({
      ref: { tenant: "ten_1", id: "prod_1" },
      entity: "product",
      direction: given.direction,
      decision: decide(given),
      state: content,
      targetShared: given.target.shared,
      correlationId: "c",
    });
    expect(item).toMatchObject({ op: "upsert", state: { title: "Blue bowl", text: "Round." } });
    expect(item).not.toHaveProperty("shared");
  });
});
