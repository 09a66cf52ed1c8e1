import { expect, test } from "vitest";
import { formatNumber } from "./number";

test.each([
  ["acme", 42, "ACME-000042"],
  ["north-beam", 1, "NORTH-BEAM-000001"],
  ["acme", 1_234_567, "ACME-1234567"],
])("order %s %d reads %s", (slug, number, text) => {
  expect(formatNumber(slug, number)).toBe(text);
});
