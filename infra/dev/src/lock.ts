import { link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { processInfo, waitFor } from "@tandem/local-servers";
import { z } from "zod";
import { StartFailure } from "./failure.js";

const ownerSchema = z.object({ pid: z.number().int(), startedAt: z.string() });
type Owner = z.infer<typeof ownerSchema>;

/** A held lock. */
export interface Lock {
  /** True when it replaced the lock of a dead runner. */
  readonly healed: boolean;
  release(): Promise<void>;
}

/**
 * Takes the runner's lock on a data folder.
 * @throws StartFailure when another runner holds it
 */
export async function lockDataFolder(folder: string): Promise<Lock> {
  const path = join(folder, "lock");
  const taken = await take(path);
  if (typeof taken !== "number") return taken;
  throw new StartFailure(
    `Tandem is already running here (process ${taken}).`,
    `Two runners cannot use ${folder} at the same time.`,
    { anywhere: `use the running one, or stop it with: kill ${taken}` },
  );
}

/** Waits for a lock shared by runners of several clones, for example around a download. */
export async function lockShared(path: string): Promise<Lock> {
  return waitFor({
    what: `the lock ${path}`,
    timeoutMs: 15 * 60_000,
    everyMs: 500,
    probe: async () => {
      const taken = await take(path);
      return typeof taken === "number" ? undefined : taken;
    },
  });
}

/** Returns the lock, or the id of the process that holds it. */
async function take(path: string): Promise<Lock | number> {
  await mkdir(dirname(path), { recursive: true });
  const me: Owner = { pid: process.pid, startedAt: (await processInfo(process.pid))?.startedAt ?? "" };
  if (await createExclusively(path, me)) return held(path, false);
  const owner = await readOwner(path);
  if (owner !== null && (await processInfo(owner.pid))?.startedAt === owner.startedAt) return owner.pid;
  const aside = `${path}.stale-${process.pid}`;
  await rename(path, aside).catch(ignoreMissing);
  await rm(aside, { force: true });
  if (await createExclusively(path, me)) return held(path, true);
  return (await readOwner(path))?.pid ?? 0;
}

function held(path: string, healed: boolean): Lock {
  return { healed, release: () => rm(path, { force: true }) };
}

/** Creates the file by a hard link, which appears with its content: no reader sees a half-written lock. */
async function createExclusively(path: string, owner: Owner): Promise<boolean> {
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, JSON.stringify(owner));
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function readOwner(path: string): Promise<Owner | null> {
  const text = await readFile(path, "utf8").catch(() => "");
  const parsed = ownerSchema.safeParse(parseJson(text));
  return parsed.success ? parsed.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
}
