import { expect, test } from "vitest";
import { delays } from "./delays.ts";

test("a delay lasts from the change until the other side shows it", () => {
  expect(
    delays([
      { id: "prod_1", value: "1", at: 100, seen: 130 },
      { id: "prod_2", value: "2", at: 110, seen: 120 },
    ]),
  ).toEqual([30, 10]);
});

test("a change that was overtaken by the next one of its product took until that one was seen", () => {
  expect(
    delays([
      { id: "prod_1", value: "1", at: 100 },
      { id: "prod_1", value: "2", at: 120, seen: 150 },
    ]),
  ).toEqual([50, 30]);
});

test("a run in which one change never arrived has no result, however many others arrived", () => {
  const arrived = Array.from({ length: 99 }, (_, at) => ({ id: `prod_${at}`, value: "1", at, seen: at + 1 }));
  expect(() => delays([...arrived, { id: "prod_lost", value: "7", at: 100 }])).toThrow(
    "The change of prod_lost to 7 never arrived.",
  );
  const earlier = { id: "prod_lost", value: "6", at: 50, seen: 60 };
  expect(() => delays([earlier, { id: "prod_lost", value: "7", at: 100 }])).toThrow("never arrived");
});
