import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { access, chmod, chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { inheritedEnv } from "../env.js";
import { processInfo } from "../process-info.js";
import type { PostgresPrograms } from "./binaries.js";

const run = promisify(execFile);

/** What was done to a data folder before it could be used, one sentence each, shown in the terminal. */
export type Healing = string;

/**
 * Makes `folder` a usable Postgres data folder with the given superuser password. A new one appears complete or not
 * at all; an incomplete one is moved aside, never deleted; a lock left by a dead server is removed.
 */
export async function prepareDataFolder(
  folder: string,
  password: string,
  programs: PostgresPrograms,
): Promise<Healing[]> {
  const healed: Healing[] = [];
  if (await exists(folder)) {
    if (await isComplete(folder)) {
      if (await removeStaleLock(folder)) healed.push("removed the lock of a Postgres that no longer runs");
      return healed;
    }
    const aside = `${folder}.incomplete-${new Date().toISOString().replaceAll(/[:.]/g, "-")}`;
    await rename(folder, aside);
    healed.push(`moved an incomplete data folder to ${aside}`);
  }
  await initialise(folder, password, programs);
  return healed;
}

async function initialise(folder: string, password: string, programs: PostgresPrograms): Promise<void> {
  const half = `${folder}.new`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { recursive: true, mode: 0o700 });
  const passwordFile = join(tmpdir(), `tandem-postgres-${randomUUID()}`);
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (programs.runAs !== undefined) {
    await chown(half, programs.runAs.uid, programs.runAs.gid);
    await chown(passwordFile, programs.runAs.uid, programs.runAs.gid);
  }
  await chmod(half, 0o700);
  try {
    await run(
      programs.initdb,
      [
        `--pgdata=${half}`,
        "--username=postgres",
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--no-sync",
        "--no-instructions",
      ],
      { cwd: tmpdir(), env: { ...inheritedEnv(), LC_ALL: "C" }, ...programs.runAs },
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(half, folder);
}

/** `initdb` writes the control file before anything can connect; without it nothing was ever stored here. */
async function isComplete(folder: string): Promise<boolean> {
  return (await exists(join(folder, "PG_VERSION"))) && (await exists(join(folder, "global", "pg_control")));
}

/** Removes `postmaster.pid` when its process has exited or is not a Postgres of this folder. */
async function removeStaleLock(folder: string): Promise<boolean> {
  const lock = join(folder, "postmaster.pid");
  if (!(await exists(lock))) return false;
  const pid = Number((await readFile(lock, "utf8")).split("\n")[0]);
  if (await isServing(pid, folder)) {
    throw new Error(
      `Another Postgres (process ${pid}) is using ${folder}. Stop it with: kill -INT ${pid}, then try again.`,
    );
  }
  await rm(lock, { force: true });
  return true;
}

async function isServing(pid: number, folder: string): Promise<boolean> {
  const command = (await processInfo(pid))?.command ?? "";
  return command.includes("postgres") && command.includes(folder);
}

/** Returns whether a file or folder exists. */
export function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
