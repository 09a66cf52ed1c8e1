import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, type WriteStream } from "node:fs";
import { link, mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Readable } from "node:stream";
import { AppError } from "@tandem/contracts";
import { config } from "../env";
import type { FileKey } from "./key";

/** A private file is deleted after a day. */
export const PRIVATE_LIFE_MS = 24 * 60 * 60_000;

const NOT_FOUND = "The file was not found. Upload or export it again.";

/** Folder of the project; its build runs in `.medusa/server`. */
const PROJECT = process.cwd().replace(/[/\\]\.medusa[/\\]server$/, "");
/** Folders that Medusa serves under /static before this application's code runs. They must stay empty. */
export const SERVED_BY_MEDUSA = [...new Set([process.cwd(), PROJECT])].map((folder) =>
  join(folder, "static"),
);

/** Returns the folder of one kind of file; no other code builds paths of files. */
export function folderOf(access: FileKey["access"], owner = ""): string {
  return access === "legacy" ? join(PROJECT, "legacy-files") : join(config().files.folder, access, owner);
}

/** Returns the path of a file. @throws AppError not_found for a name that leads out of its folder. */
export function pathOf({ access, owner, name }: FileKey): string {
  const folder = resolve(folderOf(access, owner));
  const path = resolve(folder, name);
  const inside = relative(folder, path);
  if (inside === "" || inside === ".." || inside.startsWith(`..${sep}`) || name.includes("\0")) {
    throw new AppError("not_found", NOT_FOUND);
  }
  return path;
}

/** Stores bytes as a whole or not at all. @throws AppError conflict when the key is in use. */
export async function writeBytes(key: FileKey, bytes: Buffer): Promise<void> {
  const path = await reserve(key);
  const part = `${path}.${randomUUID()}.part`;
  try {
    await writeFile(part, bytes, { flag: "wx", mode: 0o600 });
    await link(part, path);
  } catch (cause) {
    if (hasCode(cause, "EEXIST")) throw new AppError("conflict", "The file was already uploaded.", { cause });
    throw cause;
  } finally {
    await rm(part, { force: true });
  }
}

/** Opens a stream that stores a file while it is written. */
export async function writeStream(key: FileKey): Promise<WriteStream> {
  return createWriteStream(await reserve(key), { flags: "wx", mode: 0o600 });
}

/**
 * Returns the path of a stored file.
 * @throws AppError not_found when it does not exist, gone when it is private and older than a day.
 */
export async function requireFile(key: FileKey): Promise<string> {
  const path = pathOf(key);
  const found = await stat(path).catch((error: unknown) => {
    if (hasCode(error, "ENOENT", "ENOTDIR", "ENAMETOOLONG")) return null;
    throw error;
  });
  if (found === null || !found.isFile()) throw new AppError("not_found", NOT_FOUND);
  if (key.access === "private" && found.mtimeMs + PRIVATE_LIFE_MS < Date.now()) {
    throw new AppError("gone", "The file was deleted after a day. Export or upload it again.");
  }
  return path;
}

/** Reads a file as a stream. @throws AppError as `requireFile` does. */
export async function readStream(key: FileKey): Promise<Readable> {
  return createReadStream(await requireFile(key));
}

/** Deletes a file; does nothing when it does not exist. */
export async function removeFile(key: FileKey): Promise<void> {
  await rm(pathOf(key), { force: true });
}

/** Deletes files in a folder that were stored more than a day before `now`. Returns how many. */
export async function deleteExpired(folder: string, now: number): Promise<number> {
  let deleted = 0;
  for (const path of await filesIn(folder)) {
    if ((await stat(path)).mtimeMs + PRIVATE_LIFE_MS >= now) continue;
    await rm(path, { force: true });
    deleted += 1;
  }
  return deleted;
}

/** Returns the paths of all files in a folder and its subfolders; none when it does not exist. */
export async function filesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if (hasCode(error, "ENOENT")) return [];
    throw error;
  }
}

/** Returns whether a file system error has one of these codes. */
export function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}

async function reserve(key: FileKey): Promise<string> {
  const path = pathOf(key);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  return path;
}
