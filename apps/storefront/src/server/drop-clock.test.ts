import { expect, test } from "vitest";
import { DropClock } from "./drop-clock";

test("a drop makes old what was read before it, and nothing that is read from then on", () => {
  const clock = new DropClock();
  const before = clock.now;
  clock.drop(["cup"]);
  expect(clock.isFresh(["cup", "tea"], before)).toBe(false);
  expect(clock.isFresh(["cup", "tea"], clock.now)).toBe(true);
});

test("a drop concerns only what has its tag", () => {
  const clock = new DropClock();
  clock.drop(["cup"]);
  expect(clock.isFresh(["tea"], 0)).toBe(true);
});

test("when everything is dropped, nothing that was read before is fresh", () => {
  const clock = new DropClock();
  const before = clock.now;
  clock.dropAll();
  expect(clock.isFresh([], before)).toBe(false);
  expect(clock.isFresh(["cup"], clock.now)).toBe(true);
});

test("any number of dropped tags needs a bounded memory and is never forgotten", () => {
  const clock = new DropClock();
  clock.drop(["cup"]);
  for (let round = 0; round < 30; round += 1)
    clock.drop(Array.from({ length: 10_000 }, (_, index) => `${round}:${index}`));
  expect(clock.isFresh(["cup"], 0)).toBe(false);
  expect(clock.isFresh(["cup"], clock.now)).toBe(true);
});

test("a page is fresh for half a minute only while drops cannot be heard", () => {
  const clock = new DropClock();
  expect(clock.lifetime(900)).toBe(30);
  expect(clock.lifetime(2)).toBe(2);
  clock.deaf = false;
  expect(clock.lifetime(900)).toBe(900);
});
