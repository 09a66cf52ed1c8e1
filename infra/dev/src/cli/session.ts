import { rm } from "node:fs/promises";
import { join } from "node:path";
import { readRunnerEnv } from "../env.js";
import { lockDataFolder } from "../lock.js";
import { endOrphans } from "../orphans.js";
import { movedPorts, type ServiceName } from "../plan.js";
import { createProgress, type Progress, seconds } from "../progress.js";
import { seedDemo } from "../seed/demo.js";
import { postgresFolder } from "../services/postgres-folder.js";
import { type Stack, startStack } from "../stack.js";
import type { Mode } from "../world.js";
import { summary } from "./summary.js";

/** What a person asked for on the command line. */
export interface SessionOptions {
  readonly reset: boolean;
  readonly seed: boolean;
  /** Where the stack keeps its data: an absolute path. */
  readonly dataFolder: string;
}

/** Everything of ours in the data folder; `--reset` deletes these and nothing else. */
const OWNED = [
  ...["postgres", "postgres-docker", "redis", "redis-docker", "keycloak", "keycloak-docker", "media", "logs"],
  ...["env", "stack.json", "seeded.json", "migrations.json", "processes.json"],
];

/** Starts a stack for a person at a terminal and keeps it until Ctrl-C, SIGTERM or the end of the calling process. */
export async function runSession(
  mode: Mode,
  options: SessionOptions & { services?: readonly ServiceName[] },
): Promise<number> {
  const since = Date.now();
  const env = readRunnerEnv();
  const progress = createProgress(process.stdout, { color: env.NO_COLOR === undefined });
  const lock = await lockDataFolder(options.dataFolder);
  const ended = endOfSession();
  try {
    if (lock.healed) progress.note("An earlier runner had not said goodbye; its lock is gone.");
    if (options.reset) await reset(options.dataFolder, progress);
    const stack = await startStack({
      mode,
      dataFolder: options.dataFolder,
      progress,
      signal: ended.signal,
      ...(options.services === undefined ? {} : { services: options.services }),
      ...(options.seed ? { seed: seedDemo } : {}),
    });
    try {
      for (const moved of movedPorts(stack.world.ports)) progress.note(`Port of ${moved}`);
      progress.note(summary(stack, seconds(since)));
      await ended.promise;
    } finally {
      await stopAll(stack, progress);
    }
    return 0;
  } catch (error) {
    // Whoever ends the start does not want to read why it did not get ready.
    if (ended.signal.aborted) return 130;
    throw error;
  } finally {
    progress.close();
    await lock.release();
  }
}

async function reset(dataFolder: string, progress: Progress): Promise<void> {
  await endOrphans(dataFolder);
  await rm(await postgresFolder(dataFolder), { recursive: true, force: true });
  for (const name of OWNED) await rm(join(dataFolder, name), { recursive: true, force: true });
  progress.note("Starting over: the data of this copy is gone.");
}

async function stopAll(stack: Stack, progress: Progress): Promise<void> {
  await progress.step("Stopping", () => stack.stop());
}

/** Resolves at the first wish to end. A runner whose parent is gone has nobody left to tell it. */
function endOfSession(): { promise: Promise<void>; signal: AbortSignal } {
  const controller = new AbortController();
  const promise = new Promise<void>((resolve) => {
    const end = () => {
      controller.abort();
      resolve();
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) end();
    }, 500).unref();
  });
  return { promise, signal: controller.signal };
}
