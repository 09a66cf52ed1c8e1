import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { platform } from "node:os";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What identifies a process beyond its id, which the system reuses. */
interface ProcessInfo {
  readonly command: string;
  /** Differs between two processes that had the same id. */
  readonly startedAt: string;
}

/** Returns a process by its id; null when there is none (a zombie counts as none). */
export async function processInfo(pid: number): Promise<ProcessInfo | null> {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return platform() === "linux" ? fromProc(pid) : fromPs(pid);
}

async function fromProc(pid: number): Promise<ProcessInfo | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z") return null;
    const command = (await readFile(`/proc/${pid}/cmdline`, "utf8")).replaceAll("\0", " ").trim();
    return { command, startedAt: fields[19] ?? "" };
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ESRCH"))
      return null;
    throw error;
  }
}

async function fromPs(pid: number): Promise<ProcessInfo | null> {
  const { stdout } = await run("ps", ["-o", "lstart=,args=", "-p", String(pid)]).catch(() => ({
    stdout: "",
  }));
  const line = stdout.trim();
  return line === "" ? null : { startedAt: line.slice(0, 24), command: line.slice(24).trim() };
}
