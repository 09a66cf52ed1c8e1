import { expect, test } from "vitest";
import { requirePlainValues } from "./index.js";

const nested = (levels: number): unknown => (levels === 0 ? "x" : { a: nested(levels - 1) });

test("ordinary values pass, whatever their type", () => {
  for (const value of [undefined, null, 1, "x", { a: [{ b: "y" }, null, 2.5, true] }, nested(30)]) {
    expect(() => requirePlainValues(value)).not.toThrow();
  }
});

test.each([
  ["a value with a zero byte", { items: [{ title: "a\0b" }] }, "items.0.title: "],
  ["a key with a zero byte", { metadata: { "a\0": 1 } }, "metadata: "],
  ["a field named __proto__", JSON.parse('{"options":{"__proto__":"Red"}}'), "options.__proto__: "],
  ["a field named hasOwnProperty", { options: { hasOwnProperty: "Red" } }, "options.hasOwnProperty: "],
  ["a value nested too deeply", nested(31), "a.a.a: "],
  ["a body that is one string with a zero byte", "\0", "The request: "],
])("%s is refused with the path of the value", (_what, value, where) => {
  expect(() => requirePlainValues(value)).toThrow(
    expect.objectContaining({ status: 400, message: expect.stringContaining(where) }),
  );
});
