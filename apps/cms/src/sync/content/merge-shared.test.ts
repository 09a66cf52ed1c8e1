import { expect, test } from "vitest";
import { mergeShared } from "./merge-shared";

test.each([
  ["the live title for an unchanged draft when the live title changed", "A", "A", "B", "B"],
  ["the draft for a changed draft when the live title is the same", "C", "A", "A", "C"],
  ["the draft for a changed draft when the live title changed too", "C", "A", "B", "C"],
  ["the same title when nothing changed", "A", "A", "A", "A"],
  ["null for an emptied subtitle", null, "A", "A", null],
  ["the live title without a base and without a sent title", undefined, undefined, "B", "B"],
  ["the sent title without a base", "C", undefined, "B", "C"],
])("mergeShared returns %s", (_name, sent, base, live, published) => {
  expect(mergeShared({ sent, base, live })).toBe(published);
});
