import { copyFile, mkdir, rename, rm, stat, utimes } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { log } from "../logger";
import { PLATFORM } from "./key";
import { deleteExpired, filesIn, folderOf, hasCode, SERVED_BY_MEDUSA } from "./storage";

/**
 * Moves files of earlier versions out of the folder that Medusa serves as it is. Public ones go to the folder beside it
 * and keep their URL; private ones need a signed link from now on, and those older than a day are deleted at once.
 * @throws when a file cannot be moved: the server must not start and serve it.
 */
export async function adoptLegacyFiles(): Promise<void> {
  for (const folder of SERVED_BY_MEDUSA) {
    const paths = await filesIn(folder);
    for (const path of paths) await move(path, placeOf(path, folder));
    if (paths.length > 0) log.info({ folder, files: paths.length }, "files of an earlier version moved");
  }
  await deleteExpired(folderOf("private"), Date.now());
}

function placeOf(path: string, folder: string): string {
  return basename(path).startsWith("private-")
    ? join(folderOf("private", PLATFORM), basename(path))
    : join(folderOf("legacy"), relative(folder, path));
}

/** Keeps the time of the last change, which decides when a private file is deleted. */
async function move(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  try {
    await rename(from, to);
  } catch (error) {
    // Another process of the backend moved it first.
    if (hasCode(error, "ENOENT")) return;
    if (!hasCode(error, "EXDEV")) throw error;
    const { atime, mtime } = await stat(from);
    await copyFile(from, to);
    await utimes(to, atime, mtime);
    await rm(from);
  }
}
