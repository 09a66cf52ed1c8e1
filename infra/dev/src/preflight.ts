import { mkdir, statfs } from "node:fs/promises";
import { StartFailure } from "./failure.js";

const MIB = 1024 * 1024;

/**
 * Checks the free space before anything is downloaded or created.
 * @throws StartFailure when the folder's disk has less than `needed` MiB free
 */
export async function checkDisk(folder: string, needed: number, forWhat: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { bavail, bsize } = await statfs(folder);
  const free = Math.floor((bavail * bsize) / MIB);
  if (free >= needed) return;
  throw new StartFailure(
    `The disk of ${folder} is nearly full: ${free} MiB free, ${needed} MiB needed.`,
    `${forWhat} would not fit; nothing was written.`,
    { anywhere: `free some space, then run the command again (df -h ${folder} shows the disk)` },
  );
}
