import { expect, test } from "vitest";
import { type FieldPolicy, mergeField, type SharedField, sameValue } from "./merge.js";

const both = { base: "a", medusa: "m", payload: "p" };

test.each<[string, SharedField, FieldPolicy, object]>([
  ["equal values agree without a base", { medusa: "x", payload: "x" }, "merge", { kind: "agreed" }],
  [
    "a change in Medusa alone is taken",
    { base: "a", medusa: "m", payload: "a" },
    "merge",
    { kind: "take", from: "medusa" },
  ],
  [
    "a change in Payload alone is taken",
    { base: "a", medusa: "a", payload: "p" },
    "merge",
    { kind: "take", from: "payload" },
  ],
  [
    "a single change is taken even where the policy prefers the other side",
    { base: "a", medusa: "a", payload: "p" },
    "medusa",
    { kind: "take", from: "payload" },
  ],
  ["two changes are a conflict", both, "merge", { kind: "conflict" }],
  [
    "of two changes the policy medusa takes Medusa's",
    both,
    "medusa",
    { kind: "take", from: "medusa", value: "m" },
  ],
  [
    "of two changes the policy payload takes Payload's",
    both,
    "payload",
    { kind: "take", from: "payload", value: "p" },
  ],
  ["two changes of unknown age are a conflict", both, "newest", { kind: "conflict" }],
  [
    "without a base different values are a conflict",
    { medusa: "m", payload: "p" },
    "merge",
    { kind: "conflict" },
  ],
  [
    "without a base a value fills an empty field",
    { medusa: null, payload: "p" },
    "merge",
    { kind: "take", from: "payload" },
  ],
  [
    "emptying a field is a change",
    { base: "a", medusa: null, payload: "a" },
    "merge",
    { kind: "take", from: "medusa", value: null },
  ],
])("%s", (_name, field, policy, expected) => {
  expect(mergeField(field, policy)).toMatchObject(expected);
});

test("newest takes the later change", () => {
  expect(mergeField(both, "newest", { medusa: 1, payload: 2 })).toMatchObject({ from: "payload" });
  expect(mergeField(both, "newest", { medusa: 2, payload: 1 })).toMatchObject({ from: "medusa" });
});

test("values are compared as JSON, whatever the order of keys", () => {
  expect(sameValue({ a: 1, b: [1, { c: null }] }, { b: [1, {}], a: 1 })).toBe(true);
  expect(sameValue([1, 2], [2, 1])).toBe(false);
  expect(sameValue("", null)).toBe(false);
});
