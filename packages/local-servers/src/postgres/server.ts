import pg from "pg";
import { type Child, startReadyChild } from "../child.js";
import { inheritedEnv } from "../env.js";
import { anyFreePort } from "../ports.js";
import { waitFor } from "../wait.js";
import { findPostgresPrograms } from "./binaries.js";
import { type Healing, prepareDataFolder } from "./data-folder.js";

/** How to run one embedded Postgres. `durable: false` trades safety on power loss for speed: tests only. */
interface PostgresOptions {
  readonly dataFolder: string;
  readonly password: string;
  readonly port?: number;
  readonly durable?: boolean;
  readonly logFile?: string;
}

/** Password of the superuser in servers for tests. */
export const TEST_PASSWORD = "test";

/** A running Postgres that can be killed and started again on the same port and data. */
export interface PostgresServer {
  readonly port: number;
  readonly healed: readonly Healing[];
  /** Returns the connection string of a database, `postgres` by default. */
  url(database?: string): string;
  pid(): number;
  stop(): Promise<void>;
  kill(): Promise<void>;
  restart(): Promise<void>;
}

const SETTINGS = ["max_connections=300", "shared_buffers=128MB", "wal_level=replica", "max_wal_size=2GB"];
/**
 * Errors go to the client that caused them, which logs them: the server's own log would quote the values of rows. It keeps
 * what concerns the server itself.
 */
export const QUIET_LOG = [
  "log_min_messages=log",
  "log_min_error_statement=panic",
  "log_error_verbosity=terse",
];
/** Loses data when the machine crashes, never when a process does: commits still reach the operating system. */
const NOT_FLUSHED = ["fsync=off"];

/** Prepares the data folder when needed and starts Postgres on the loopback interface; resolves when it accepts queries. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const programs = await findPostgresPrograms();
  const healed = await prepareDataFolder(options.dataFolder, options.password, programs);
  const port = options.port ?? (await anyFreePort());
  const url = (database = "postgres") =>
    `postgresql://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${port}/${database}`;

  const settings = [...SETTINGS, ...QUIET_LOG, ...(options.durable === false ? NOT_FLUSHED : [])];
  const launch = async (): Promise<Child> => {
    return startReadyChild(
      {
        name: "postgres",
        command: programs.postgres,
        args: [
          ...["-D", options.dataFolder, "-p", String(port)],
          ...["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="],
          ...settings.flatMap((setting) => ["-c", setting]),
        ],
        cwd: "/",
        env: { ...inheritedEnv(), LC_ALL: "C" },
        ...programs.runAs,
        ...(options.logFile === undefined ? {} : { logFile: options.logFile }),
      },
      (child) => answering(child, url()),
    );
  };

  let child = await launch();
  const interrupt = () => child.stop({ signal: "SIGINT", leaderOnly: true });
  return {
    port,
    healed,
    url,
    pid: () => child.pid,
    async stop() {
      if (child.exit() === null) await connectionsClosed(url());
      await interrupt();
    },
    kill: () => child.kill(),
    async restart() {
      await interrupt();
      await prepareDataFolder(options.dataFolder, options.password, programs);
      child = await relaunch(launch);
    },
  };
}

/**
 * Waits until closing connections are closed, at most two seconds: a client that is disconnecting no longer handles the
 * error with which Postgres terminates open connections, which would crash its process.
 */
async function connectionsClosed(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => client.end());
  try {
    await client.connect();
    await waitFor({
      what: "closing connections",
      timeoutMs: 2_000,
      everyMs: 20,
      probe: async () => {
        const { rows } = await client.query(
          "select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
        );
        return rows.length === 0 ? true : undefined;
      },
    });
  } catch {
    // A client keeps its connection, or the server does not respond: it is stopped all the same.
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** After a kill -9 the orphaned backends hold the shared memory for a moment; Postgres refuses until they end. */
async function relaunch(launch: () => Promise<Child>): Promise<Child> {
  return waitFor({
    what: "Postgres after a kill",
    timeoutMs: 30_000,
    everyMs: 300,
    probe: launch,
  });
}

async function answering(child: Child, url: string): Promise<void> {
  await waitFor({
    what: "Postgres",
    timeoutMs: 60_000,
    everyMs: 50,
    aborted: () => (child.exit() === null ? undefined : `the process exited.\n${child.tail()}`),
    probe: async () => {
      const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
      client.on("error", () => client.end());
      try {
        await client.connect();
        await client.query("select 1");
        return true;
      } finally {
        await client.end();
      }
    },
  });
}
