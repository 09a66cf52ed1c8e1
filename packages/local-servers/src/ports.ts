import { randomInt } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Returns whether nothing listens on `port` of 127.0.0.1 or of all IPv4 interfaces. */
export async function isPortFree(port: number): Promise<boolean> {
  for (const host of ["127.0.0.1", "0.0.0.0"]) {
    if (!(await canListen(port, host))) return false;
  }
  return true;
}

/** Returns the preferred port when it is free, else the next free one above it (at most 199 further). */
export async function nextFreePort(
  preferred: number,
  taken: ReadonlySet<number> = new Set(),
): Promise<number> {
  for (let port = preferred; port < preferred + 200; port += 1) {
    if (!taken.has(port) && (await isPortFree(port))) return port;
  }
  throw new Error(`No free port between ${preferred} and ${preferred + 199}.`);
}

/** Below the ports Linux and macOS use for outgoing connections, which could take one before its server starts. */
const TEST_PORTS = { from: 15_000, count: 16_000 } as const;
const RESERVED = join(tmpdir(), "tandem-ports");
let swept: Promise<void> | undefined;

/** Returns a free port for tests; no other caller gets it while this process runs. */
export async function anyFreePort(): Promise<number> {
  swept ??= sweep();
  await swept;
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const port = TEST_PORTS.from + randomInt(TEST_PORTS.count);
    if ((await reserve(join(RESERVED, String(port)))) && (await isPortFree(port))) return port;
  }
  throw new Error("No free port for a test.");
}

/** Removes the reservations of processes that have exited; a test worker is often killed, so it cannot remove its own. */
async function sweep(): Promise<void> {
  await mkdir(RESERVED, { recursive: true });
  for (const name of await readdir(RESERVED)) {
    const holder = await readFile(join(RESERVED, name), "utf8").catch(() => "");
    // The file is empty between its creation and the write.
    if (holder !== "" && !isAlive(Number(holder))) await rm(join(RESERVED, name), { force: true });
  }
}

/** Records this process as the holder, unless another one holds the port. */
async function reserve(path: string): Promise<boolean> {
  try {
    await writeFile(path, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as another user.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
