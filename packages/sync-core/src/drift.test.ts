import { expect, test } from "vitest";
import { compareItems, differingBuckets } from "./drift.js";
import { chunk, chunkByWeight } from "./partition.js";

test("only the buckets that differ are compared further", () => {
  const source = [
    { bucket: 1, count: 1, hash: "a" },
    { bucket: 2, count: 1, hash: "b" },
    { bucket: 9, count: 1, hash: "z" },
  ];
  const target = [
    { bucket: 1, count: 1, hash: "a" },
    { bucket: 2, count: 1, hash: "x" },
    { bucket: 3, count: 1, hash: "c" },
  ];
  expect(differingBuckets(source, target)).toEqual([2, 3, 9]);
  expect(differingBuckets(source, source)).toEqual([]);
});

test("drift names what is missing, extra and different", () => {
  const drift = compareItems(
    [
      { id: "same", hash: "1" },
      { id: "new", hash: "2" },
      { id: "moved", hash: "3" },
    ],
    [
      { id: "same", hash: "1" },
      { id: "moved", hash: "4" },
      { id: "ghost", hash: "5" },
    ],
  );
  expect(drift).toEqual({ missing: ["new"], extra: ["ghost"], different: ["moved"] });
});

test("chunks keep order and limits", () => {
  expect(chunk([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(chunkByWeight([5, 1, 1, 9, 1], 3, 6, (n) => n)).toEqual([[5, 1], [1], [9], [1]]);
});
