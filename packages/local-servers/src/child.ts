import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, type WriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { inheritedEnv } from "./env.js";

/** A program to run as the leader of its own process group, so that it and all its children end together. */
interface ChildOptions {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly uid?: number;
  readonly gid?: number;
  /** Output is appended here as well as given to `onLine`. */
  readonly logFile?: string;
  readonly onLine?: (line: string) => void;
}

/** How a child exited. */
interface ChildExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A running child process group. */
export interface Child {
  readonly name: string;
  readonly pid: number;
  readonly exited: Promise<ChildExit>;
  /** Returns null while it runs. */
  exit(): ChildExit | null;
  /** Returns the last lines it printed, for error messages. */
  tail(lines?: number): string;
  /** Signals the group to stop, then kills it after `graceMs` milliseconds. Safe to call twice. */
  stop(options?: StopOptions): Promise<void>;
  /** Sends SIGKILL to the whole group; resolves when the leader has exited. */
  kill(): Promise<void>;
}

/** `leaderOnly` for servers whose leader stops its own children, such as Postgres. */
interface StopOptions {
  readonly signal?: NodeJS.Signals;
  readonly graceMs?: number;
  readonly leaderOnly?: boolean;
}

const TAIL_LINES = 200;
const UNREADY_GRACE_MS = 2_000;
const living = new Set<number>();
process.on("exit", () => {
  for (const pid of living) signalGroup(pid, "SIGKILL");
});

/** Starts a child process group; throws when the program cannot be started. */
export async function startChild(options: ChildOptions): Promise<Child> {
  const processHandle = spawn(options.command, [...options.args], {
    cwd: options.cwd,
    env: options.env ?? inheritedEnv(),
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    ...(options.uid === undefined ? {} : { uid: options.uid }),
    ...(options.gid === undefined ? {} : { gid: options.gid }),
  });
  await new Promise<void>((resolve, reject) => {
    processHandle.once("spawn", resolve);
    processHandle.once("error", (cause) =>
      reject(new Error(`${options.name} could not be started: ${cause.message}`, { cause })),
    );
  });
  const pid = processHandle.pid;
  if (pid === undefined) throw new Error(`${options.name} could not be started.`);
  return supervise(options, processHandle, pid);
}

/**
 * Starts a child process group and waits until `ready` resolves; when it rejects, the group is stopped and the error
 * thrown, so that nothing keeps running that no caller knows.
 */
export async function startReadyChild(
  options: ChildOptions,
  ready: (child: Child) => Promise<unknown>,
): Promise<Child> {
  const child = await startChild(options);
  try {
    await ready(child);
  } catch (error) {
    await child.stop({ graceMs: UNREADY_GRACE_MS });
    throw error;
  }
  return child;
}

function supervise(options: ChildOptions, handle: ChildProcess, pid: number): Child {
  living.add(pid);
  const lines: string[] = [];
  const log = options.logFile === undefined ? undefined : createWriteStream(options.logFile, { flags: "a" });
  collect(handle, lines, log, options.onLine);

  let ended: ChildExit | null = null;
  const exited = new Promise<ChildExit>((resolve) => {
    handle.once("exit", (code, signal) => {
      ended = { code, signal };
      signalGroup(pid, "SIGKILL");
      living.delete(pid);
      log?.end();
      resolve(ended);
    });
  });
  handle.on("error", (error) => lines.push(error.message));

  return {
    name: options.name,
    pid,
    exited,
    exit: () => ended,
    tail: (count = 30) => lines.slice(-count).join("\n"),
    async stop({ signal = "SIGTERM", graceMs = 15_000, leaderOnly = false } = {}) {
      if (ended !== null) return;
      if (leaderOnly) handle.kill(signal);
      else signalGroup(pid, signal);
      const force = setTimeout(() => signalGroup(pid, "SIGKILL"), graceMs);
      await exited;
      clearTimeout(force);
    },
    async kill() {
      if (ended !== null) return;
      signalGroup(pid, "SIGKILL");
      await exited;
    },
  };
}

function collect(
  handle: ChildProcess,
  lines: string[],
  log: WriteStream | undefined,
  onLine?: (line: string) => void,
) {
  for (const stream of [handle.stdout, handle.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on("line", (line) => {
      lines.push(line);
      if (lines.length > TAIL_LINES * 2) lines.splice(0, lines.length - TAIL_LINES);
      if (log !== undefined && !log.writableEnded) log.write(`${line}\n`);
      onLine?.(line);
    });
  }
}

/** Signals a process and all in its group; does nothing when they have exited. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    const gone =
      error instanceof Error && "code" in error && (error.code === "ESRCH" || error.code === "EPERM");
    if (!gone) throw error;
  }
}
