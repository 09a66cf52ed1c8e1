import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { promisify } from "node:util";
import { Redis } from "ioredis";
import { type Child, startReadyChild } from "./child.js";
import { anyFreePort } from "./ports.js";
import { waitFor } from "./wait.js";

const run = promisify(execFile);

/** How to run one Redis; `program` is `redis-server` or `valkey-server`. */
interface RedisOptions {
  readonly dataFolder: string;
  readonly program: string;
  readonly port?: number;
  readonly logFile?: string;
}

/** A running Redis, configured for queues (`noeviction`, append-only file), that can be killed and started again. */
export interface RedisServer {
  readonly port: number;
  /** Returns the connection string of a logical database, 0 by default. */
  url(database?: number): string;
  pid(): number;
  stop(): Promise<void>;
  kill(): Promise<void>;
  restart(): Promise<void>;
}

const OLDEST = [6, 2] as const;

/** Returns the Redis-compatible server on PATH that is new enough, or null. */
export async function findRedisProgram(): Promise<string | null> {
  for (const program of ["redis-server", "valkey-server"]) {
    const { stdout } = await run(program, ["--version"]).catch(() => ({ stdout: "" }));
    if (isRecentRedis(stdout)) return program;
  }
  return null;
}

/** Returns whether the output of `redis-server --version` names a supported version; 6.2 is the oldest. */
export function isRecentRedis(versionLine: string): boolean {
  const [, major, minor] = /v=(\d+)\.(\d+)/.exec(versionLine) ?? [];
  if (major === undefined || minor === undefined) return false;
  return Number(major) > OLDEST[0] || (Number(major) === OLDEST[0] && Number(minor) >= OLDEST[1]);
}

/** Starts Redis on the loopback interface; resolves when it accepts commands. */
export async function startRedis(options: RedisOptions): Promise<RedisServer> {
  await mkdir(options.dataFolder, { recursive: true, mode: 0o700 });
  const port = options.port ?? (await anyFreePort());
  const url = (database = 0) => `redis://127.0.0.1:${port}/${database}`;
  const launch = async () => {
    return startReadyChild(
      {
        name: "redis",
        command: options.program,
        args: [
          ...["--port", String(port), "--bind", "127.0.0.1", "--dir", options.dataFolder],
          ...["--appendonly", "yes", "--appendfsync", "everysec", "--save", ""],
          ...["--maxmemory-policy", "noeviction", "--daemonize", "no", "--databases", "64"],
        ],
        ...(options.logFile === undefined ? {} : { logFile: options.logFile }),
      },
      (child) => answering(child, url()),
    );
  };

  let child = await launch();
  return {
    port,
    url,
    pid: () => child.pid,
    stop: () => child.stop(),
    kill: () => child.kill(),
    async restart() {
      await child.stop();
      child = await launch();
    },
  };
}

async function answering(child: Child, url: string): Promise<void> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => 50, maxRetriesPerRequest: null });
  client.on("error", () => undefined);
  try {
    void client.connect().catch(() => undefined);
    await waitFor({
      what: "Redis",
      timeoutMs: 30_000,
      everyMs: 30,
      aborted: () => (child.exit() === null ? undefined : `the process exited.\n${child.tail()}`),
      probe: async () => (client.status === "ready" ? client.ping() : undefined),
    });
  } finally {
    client.disconnect();
  }
}
