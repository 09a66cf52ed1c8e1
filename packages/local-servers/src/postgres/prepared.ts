import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { homedir } from "node:os";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { inheritedEnv } from "../env.js";
import { temporaryFolder } from "../temporary.js";
import { exists } from "./data-folder.js";
import { ensureDatabase, withDatabase } from "./databases.js";
import { startPostgres, TEST_PASSWORD } from "./server.js";

const run = promisify(execFile);
const UNUSED_MS = 7 * 24 * 60 * 60_000;

/** Data that tests of one workspace start from, such as a migrated database. */
interface PreparedData {
  /** Names the data among that of other workspaces. */
  readonly name: string;
  /** Files and folders that the data is made from: when one changes, the data is made anew. */
  readonly inputs: readonly string[];
  /** Fills a new Postgres; `createDatabase` returns a connection string. */
  prepare(createDatabase: (name: string) => Promise<string>): Promise<void>;
}

/**
 * Returns the folder with a stopped Postgres that `startTestPostgres` starts from a copy of. It is kept in the user's
 * cache folder between runs.
 */
export async function prepareTestData({ name, inputs, prepare }: PreparedData): Promise<string> {
  const cache = join(inheritedEnv().XDG_CACHE_HOME ?? join(homedir(), ".cache"), "tandem", "test-data");
  const folder = join(cache, `${name}-${await digestOf(inputs)}`);
  if (await exists(folder)) {
    await utimes(folder, new Date(), new Date());
    return folder;
  }
  await mkdir(cache, { recursive: true });
  const making = await temporaryFolder("prepared");
  const dataFolder = join(making.path, "data");
  const server = await startPostgres({ dataFolder, password: TEST_PASSWORD, durable: false });
  try {
    await prepare(async (database) => {
      await ensureDatabase(server.url(), database);
      return withDatabase(server.url(), database);
    });
  } finally {
    await server.stop();
  }
  const copy = `${folder}.${process.pid}`;
  await copyData(dataFolder, copy);
  await making.remove();
  await rename(copy, folder).catch(async (error: unknown) => {
    // Another run made the same data at the same time.
    await rm(copy, { recursive: true, force: true });
    if (!(await exists(folder))) throw error;
  });
  await removeUnused(cache);
  return folder;
}

/** Copies a data folder with the owner of each file, which Postgres checks. */
export async function copyData(from: string, to: string): Promise<void> {
  await run("cp", ["-a", from, to]);
}

async function digestOf(inputs: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const input of inputs) {
    for (const file of (await filesOf(input)).sort())
      hash.update(`${relative(input, file)}\0`).update(await readFile(file));
  }
  return hash.digest("hex").slice(0, 20);
}

async function filesOf(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function removeUnused(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const folder = join(cache, name);
    const { mtimeMs } = await stat(folder);
    if (Date.now() - mtimeMs > UNUSED_MS) await rm(folder, { recursive: true, force: true });
  }
}
