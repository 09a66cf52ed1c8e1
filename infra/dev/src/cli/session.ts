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

/** Options of the command line. */
export interface SessionOptions {
  readonly reset: boolean;
  readonly seed: boolean;
  /** Where the stack keeps its data: an absolute path. */
  readonly dataFolder: string;
}

/** What `--reset` deletes in the data folder; everything else is kept. */
export const OWNED = [
  ...["postgres", "postgres-docker", "redis", "redis-docker", "keycloak", "keycloak-docker"],
  ...["files", "media", "logs"],
  ...["env", "stack.json", "seeded.json", "migrations.json", "processes.json"],
];

/** Starts a stack from a terminal and runs it until Ctrl-C, SIGTERM or the exit of the parent process. */
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
    if (lock.healed) progress.note("An earlier runner did not exit cleanly; its stale lock was removed.");
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
      for (const moved of movedPorts(stack.world.ports)) progress.note(`Port ${moved}`);
      progress.note(summary(stack, seconds(since)));
      await ended.promise;
    } finally {
      await stopAll(stack, progress);
    }
    return 0;
  } catch (error) {
    // A start that the user interrupts needs no error message.
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
  progress.note("Reset: the data of this stack was deleted.");
}

async function stopAll(stack: Stack, progress: Progress): Promise<void> {
  await progress.step("Stopping", () => stack.stop());
}

/** Resolves at the first signal to stop, or once the parent process is gone, which could not send one any more. */
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
