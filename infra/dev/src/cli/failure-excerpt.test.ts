import { expect, test } from "vitest";
import { failureExcerpt } from "./failure-excerpt.js";

const turbo = (failed: string) => ["", " Tasks:    1 successful, 3 total", `Failed:    ${failed}`, ""];

test("the excerpt of a failed workspace starts at its first failure and holds no other workspace's lines", () => {
  const excerpt = failureExcerpt([
    "@tandem/a:test:  ✓ src/one.test.ts (4 tests)",
    "@tandem/b:test:  ✓ src/two.test.ts (2 tests)",
    "@tandem/b:test: \u001b[31m⎯⎯⎯⎯ Unhandled Errors ⎯⎯⎯⎯\u001b[39m",
    "@tandem/a:test:  Tests  4 passed (4)",
    "@tandem/b:test: Error: Connection is closed.",
    ...turbo("@tandem/b#test"),
  ]);
  expect(excerpt).toEqual([
    "@tandem/b#test:",
    "  ⎯⎯⎯⎯ Unhandled Errors ⎯⎯⎯⎯",
    "  Error: Connection is closed.",
    "",
  ]);
});

test("a failed workspace without a reported failure shows its last lines, and every failed workspace is shown", () => {
  const excerpt = failureExcerpt([
    ...Array.from({ length: 100 }, (_, line) => `@tandem/a:test: line ${line}`),
    "@tandem/b:test: killed",
    ...turbo("@tandem/a#test, @tandem/b#test"),
  ]);
  expect(excerpt.slice(0, 2)).toEqual(["@tandem/a#test:", "  line 40"]);
  expect(excerpt.slice(-3)).toEqual(["@tandem/b#test:", "  killed", ""]);
});

test("a command that is not a Turborepo run shows its last lines", () => {
  expect(failureExcerpt(["one", "two"])).toEqual(["one", "two"]);
});
