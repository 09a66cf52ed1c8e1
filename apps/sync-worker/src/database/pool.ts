import type { Logger } from "@tandem/service-kit";
import pg from "pg";

/** Creates a pool on sync_db; a connection that breaks is logged, whether it was in use or not, and replaced by the next query. */
export function createPool(connectionString: string, logger: Logger): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 10 });
  const lost = (error: Error) => logger.warn({ err: error }, "sync database connection lost");
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));
  return pool;
}
