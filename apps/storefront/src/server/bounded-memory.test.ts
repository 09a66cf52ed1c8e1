import { expect, test } from "vitest";
import { BoundedMemory } from "./bounded-memory";

const KB = 1_024;

test("values never need more than the given bytes, with their keys", () => {
  const memory = new BoundedMemory<number>(100 * KB);
  for (let index = 0; index < 1_000; index += 1) {
    memory.set(`key ${index}`, index, KB);
    memory.get(`key ${index}`);
    expect(memory.bytes).toBeLessThanOrEqual(100 * KB);
  }
  expect(memory.bytes).toBeGreaterThan(70 * KB);
});

test("what was not used for the longest time leaves first", () => {
  const memory = new BoundedMemory<string>(100 * KB);
  for (const key of ["a", "b", "c"]) memory.set(key, key, 6 * KB);
  memory.set("a", "a", 6 * KB);
  memory.set("d", "d", 6 * KB);
  expect(["b", "c", "d", "a"].map((key) => memory.get(key))).toEqual([undefined, "c", "d", "a"]);
});

test("any number of addresses that are requested once displaces no page that shoppers use", () => {
  const memory = new BoundedMemory<string>(100 * KB);
  memory.set("/bowl", "Bowl", 10 * KB);
  memory.get("/bowl");
  for (let index = 0; index < 1_000; index += 1) memory.set(`/invented-${index}`, "", KB);
  expect(memory.get("/bowl")).toBe("Bowl");
});

test("what visitors can invent displaces no page that shoppers use, however often it is requested", () => {
  const memory = new BoundedMemory<string>(100 * KB);
  memory.set("/bowl", "Bowl", 10 * KB);
  memory.get("/bowl");
  for (let index = 0; index < 1_000; index += 1) {
    memory.set(`/search/${index}`, "", KB, false);
    for (let visit = 0; visit < 3; visit += 1) memory.get(`/search/${index}`);
  }
  expect(memory.get("/bowl")).toBe("Bowl");
});

test("a value that is too large is not kept, nor the one that it replaces", () => {
  const memory = new BoundedMemory<string>(100 * KB);
  memory.set("key", "small", KB);
  memory.get("key");
  memory.set("key", "large", 50 * KB);
  expect(memory.get("key")).toBeUndefined();
  expect(memory.bytes).toBe(0);
});
