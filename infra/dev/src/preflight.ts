import { mkdir, statfs } from "node:fs/promises";
import { StartFailure } from "./failure.js";

const OLDEST_NODE = [20, 19] as const;
const MIB = 1024 * 1024;

/** Stops with the fix when Node is older than 20.19, the first that loads ES modules from Medusa. */
export function checkNode(version: string = process.versions.node): void {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new StartFailure(
    `Node ${version} is too old.`,
    "Tandem needs Node 20.19 or later (22 and 24 work too).",
    {
      debian: "npx --yes n 22   (or the nodejs package of a newer Debian)",
      macos: "brew install node@22",
    },
  );
}

/** Stops before anything is downloaded or created when the folder's disk has less than `needed` MiB free. */
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
