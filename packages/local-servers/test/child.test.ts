import { expect, test } from "vitest";
import { processInfo, startReadyChild } from "../src/index.js";

test("a program that does not become ready is stopped, and nothing of it keeps running", async () => {
  let pid = 0;
  const start = startReadyChild({ name: "idle", command: "sleep", args: ["600"] }, (child) => {
    pid = child.pid;
    return Promise.reject(new Error("no answer"));
  });
  await expect(start).rejects.toThrow("no answer");
  expect(pid).toBeGreaterThan(0);
  expect(await processInfo(pid)).toBeNull();
});
