import { Redis } from "ioredis";
import { Pool } from "pg";
import { config } from "../env";
import { log } from "../logger";

interface Connections {
  pool: Pool;
  queueRedis: Redis;
}

let open: Connections | undefined;

/** Returns the connections of this service beside those of Medusa: opened on first use, one set per process. */
export function connections(): Connections {
  open ??= connect();
  return open;
}

/** Closes what `connections` opened. */
export async function closeConnections(): Promise<void> {
  const closing = open;
  open = undefined;
  if (closing === undefined) return;
  closing.queueRedis.disconnect();
  await closing.pool.end();
}

function connect(): Connections {
  const { databaseUrl, redis } = config();
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 12,
    application_name: "tandem-integration",
    options: "-c plan_cache_mode=force_generic_plan",
  });
  pool.on("error", (error) => log.warn({ err: error }, "database connection lost"));
  const queueRedis = new Redis(redis.queue, { maxRetriesPerRequest: 1 });
  queueRedis.on("error", (error) => log.warn({ err: error }, "queue Redis is unavailable"));
  return { pool, queueRedis };
}
