import type { Pool, PoolClient } from "pg";

/** Code of an error that Postgres reported (SQLSTATE). */
const REPORTED = /^[0-9A-Z]{5}$/;

/**
 * Runs work in one transaction on a connection of the pool and returns its result; rolls back when it throws. After
 * any error but one that Postgres reported the connection is destroyed, which rolls back and frees the locks whatever
 * state it is in. `begin` may set an isolation level.
 */
export async function withTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  begin = "begin",
): Promise<T> {
  const client = await pool.connect();
  // Without a listener, a connection that breaks between two statements would end the process.
  client.on("error", ignore);
  let isBroken = false;
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    isBroken = !(await isRolledBack(client, error));
    throw error;
  } finally {
    client.off("error", ignore);
    client.release(isBroken);
  }
}

async function isRolledBack(client: PoolClient, error: unknown): Promise<boolean> {
  const isReported =
    error instanceof Error && "code" in error && typeof error.code === "string" && REPORTED.test(error.code);
  if (!isReported) return false;
  return client.query("rollback").then(
    () => true,
    () => false,
  );
}

function ignore(): void {}
