import { expect, test } from "vitest";
import { formatNumber } from "./number";

test.each([
  ["ACME", 42, "ACME-000042"],
  ["NORTH-BEAM", 1, "NORTH-BEAM-000001"],
  ["ACME", 1_234_567, "ACME-1234567"],
])("order %s %d reads %s", (slug, number, text) => {
  expect(formatNumber(slug, number)).toBe(text);
});
