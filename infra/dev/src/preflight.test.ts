import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { StartFailure } from "./failure.js";
import { checkDisk } from "./preflight.js";

test("a full disk is reported before anything is written", async () => {
  await expect(checkDisk(tmpdir(), 1e9, "Keycloak")).rejects.toThrow(/MiB free[\s\S]*nothing was written/);
});

test("a start failure names the problem, the reason and the fix for each platform", () => {
  const failure = new StartFailure("No Redis.", "Queues live in it.", {
    debian: "sudo apt-get install redis-server",
    macos: "brew install redis",
    docker: "docker run redis",
  });
  expect(failure.message.split("\n")).toEqual([
    "No Redis.",
    "Queues live in it.",
    "  Debian, Ubuntu: sudo apt-get install redis-server",
    "  macOS:          brew install redis",
    "  Docker:         docker run redis",
  ]);
});
