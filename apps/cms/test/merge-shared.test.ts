import { expect, test } from "vitest";
import { mergeShared } from "../src/content/merge-shared";

test.each([
  ["unchanged draft, live moved: the live title wins", "A", "A", "B", "B"],
  ["changed draft, live the same: the draft wins", "C", "A", "A", "C"],
  ["changed draft, live moved too: what the editor publishes stands", "C", "A", "B", "C"],
  ["nothing changed anywhere", "A", "A", "A", "A"],
  ["an emptied subtitle is a change", null, "A", "A", null],
  ["never had a base and none sent: the live one stays", undefined, undefined, "B", "B"],
  ["never had a base, one sent: it is published", "C", undefined, "B", "C"],
])("%s", (_name, sent, base, live, published) => {
  expect(mergeShared({ sent, base, live })).toBe(published);
});
