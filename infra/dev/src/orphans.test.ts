import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { processInfo, temporaryFolder } from "@tandem/local-servers";
import { expect, test } from "vitest";
import { endOrphans, recordProcesses } from "./orphans.js";

async function sleeper(): Promise<{ pid: number; ended: Promise<unknown> }> {
  const child = spawn("sleep", ["60"], { detached: true, stdio: "ignore" });
  const ended = once(child, "exit");
  await once(child, "spawn");
  return { pid: child.pid ?? 0, ended };
}

test("processes that a killed runner left behind are stopped", async () => {
  const folder = await temporaryFolder("orphans");
  const { pid, ended } = await sleeper();
  await recordProcesses(folder.path, { worker: pid });
  expect(await endOrphans(folder.path)).toEqual(["worker"]);
  await ended;
  expect(await processInfo(pid)).toBeNull();
  expect(await endOrphans(folder.path)).toEqual([]);
  await folder.remove();
});

test("a process that only reuses a recorded process id keeps running", async () => {
  const folder = await temporaryFolder("orphans");
  const { pid } = await sleeper();
  const rows = [{ name: "worker", pid, startedAt: "long ago" }];
  await writeFile(join(folder.path, "processes.json"), JSON.stringify(rows));
  expect(await endOrphans(folder.path)).toEqual([]);
  expect(await processInfo(pid)).not.toBeNull();
  process.kill(-pid, "SIGKILL");
  await folder.remove();
});
