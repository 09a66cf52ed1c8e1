import { join } from "node:path";
import { ensureDatabase, withDatabase } from "./postgres/databases.js";
import { copyData } from "./postgres/prepared.js";
import { type PostgresServer, startPostgres, TEST_PASSWORD } from "./postgres/server.js";
import { findRedisProgram, type RedisServer, startRedis } from "./redis.js";
import { temporaryFolder } from "./temporary.js";

/** A Postgres of its own for one test file; `stop` removes it with its data. */
export interface TestPostgres extends PostgresServer {
  /** Creates an empty database, or a copy of `template`, unless there is one; returns its connection string. */
  createDatabase(name: string, template?: string): Promise<string>;
}

/** Starts an embedded Postgres on a free port with a temporary data folder: empty, or a copy of prepared data. */
export async function startTestPostgres(prepared?: string): Promise<TestPostgres> {
  const folder = await temporaryFolder("postgres");
  const dataFolder = join(folder.path, "data");
  if (prepared !== undefined) await copyData(prepared, dataFolder);
  const server = await startPostgres({
    dataFolder,
    password: TEST_PASSWORD,
    durable: false,
  });
  return {
    ...server,
    async createDatabase(name, template) {
      await ensureDatabase(server.url(), name, template);
      return withDatabase(server.url(), name);
    },
    async stop() {
      await server.stop();
      await folder.remove();
    },
  };
}

/** Starts a Redis on a free port with a temporary data folder; throws when no server is installed. */
export async function startTestRedis(): Promise<RedisServer> {
  const program = await findRedisProgram();
  if (program === null) {
    throw new Error(
      "No redis-server (6.2 or later) on PATH. `pnpm test` installs it; or: apt-get install redis-server.",
    );
  }
  const folder = await temporaryFolder("redis");
  const server = await startRedis({ dataFolder: folder.path, program });
  return {
    ...server,
    async stop() {
      await server.stop();
      await folder.remove();
    },
  };
}
