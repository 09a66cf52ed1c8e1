import { expect, test } from "vitest";
import { belowFloor } from "./dependency-floors.js";

const lockfile = (next: string, payload: string) =>
  `packages:\n\n  '@payloadcms/next@${payload}':\n    resolution: {}\n\n  next@${next}:\n    resolution: {}\n\n  payload@${payload}(graphql@16.0.0):\n    resolution: {}\n`;
const keycloak = (version: string) => `const VERSION = "${version}";\nconst SHA256 = "${"a".repeat(64)}";\n`;

test("versions at or above their floors pass", () => {
  expect(belowFloor(lockfile("16.3.3", "3.90.0"), keycloak("26.7.3"))).toEqual([]);
  expect(belowFloor(lockfile("17.0.0", "4.0.0"), keycloak("26.10.0"))).toEqual([]);
});

test.each([
  ["16.3.2", "3.90.0", "26.7.3", /^next 16\.3\.2/],
  ["15.9.9", "3.90.0", "26.7.3", /^next 15\.9\.9/],
  ["16.4.6", "3.89.9", "26.7.3", /^payload 3\.89\.9/],
  ["16.4.6", "3.90.2", "26.7.2", /^Keycloak 26\.7\.2/],
  ["16.4.6", "3.90.2", "25.0.6", /^Keycloak 25\.0\.6/],
])("next %s, payload %s, Keycloak %s is refused", (next, payload, server, problem) => {
  expect(belowFloor(lockfile(next, payload), keycloak(server)).join("\n")).toMatch(
    new RegExp(problem.source, "m"),
  );
});

test("an older second copy of a package in the lockfile is refused", () => {
  const locked = `${lockfile("16.4.6", "3.90.2")}\n  next@15.5.0:\n    resolution: {}\n`;
  expect(belowFloor(locked, keycloak("26.7.3"))).toHaveLength(1);
});

test("a package or pinned version that cannot be found is refused", () => {
  expect(belowFloor("packages:\n", "")).toHaveLength(4);
});
