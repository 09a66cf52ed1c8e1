import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { processInfo, type TemporaryFolder, temporaryFolder } from "@tandem/local-servers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockDataFolder } from "./lock.js";

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder("lock");
});
afterEach(() => folder.remove());

const lockFile = () => join(folder.path, "lock");

test("a second runner on the same data folder is refused with the command that stops the first", async () => {
  const lock = await lockDataFolder(folder.path);
  await expect(lockDataFolder(folder.path)).rejects.toThrow(`kill ${process.pid}`);
  await lock.release();
  await (await lockDataFolder(folder.path)).release();
  expect(await readdir(folder.path)).toEqual([]);
});

test("the lock of a dead runner is taken over", async () => {
  const dead = spawn("true");
  await once(dead, "exit");
  await writeFile(lockFile(), JSON.stringify({ pid: dead.pid, startedAt: "1" }));
  const lock = await lockDataFolder(folder.path);
  expect(lock.healed).toBe(true);
});

test("a lock is stale when another process has its process id now", async () => {
  const started = (await processInfo(process.pid))?.startedAt;
  await writeFile(lockFile(), JSON.stringify({ pid: process.pid, startedAt: `${started}0` }));
  expect((await lockDataFolder(folder.path)).healed).toBe(true);
});

test("a lock file that cannot be parsed is taken over", async () => {
  await writeFile(lockFile(), "{half");
  expect((await lockDataFolder(folder.path)).healed).toBe(true);
});
