import type { Pool, PoolClient } from "pg";

const DEADLOCK = "40P01";
const MOST_ATTEMPTS = 4;

/**
 * Runs `work` in one transaction on one connection: all of it is kept, or nothing. Where two transactions wait for each
 * other Postgres ends one; that one runs again, so `work` must do nothing that cannot be repeated.
 */
export async function transaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  begin = "begin",
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptOnce(pool, work, begin);
    } catch (error) {
      const ended = error instanceof Error && "code" in error && error.code === DEADLOCK;
      if (!ended || attempt === MOST_ATTEMPTS) throw error;
    }
  }
}

async function attemptOnce<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  begin: string,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

/** Runs reads that must all see the same moment. */
export const snapshot = <T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> =>
  transaction(pool, work, "begin isolation level repeatable read read only");
