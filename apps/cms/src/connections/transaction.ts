import { withTransaction } from "@tandem/service-kit";
import type { Pool, PoolClient } from "pg";

const DEADLOCK = "40P01";
const MOST_ATTEMPTS = 4;

/**
 * Runs `work` in one transaction on one connection: all of it is committed, or nothing. A transaction that loses a
 * deadlock runs again, so `work` must be repeatable.
 */
export async function transaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  begin = "begin",
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withTransaction(pool, work, begin);
    } catch (error) {
      const ended = error instanceof Error && "code" in error && error.code === DEADLOCK;
      if (!ended || attempt === MOST_ATTEMPTS) throw error;
    }
  }
}

/** Runs reads that must all see the same snapshot of the database. */
export const snapshot = <T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> =>
  transaction(pool, work, "begin isolation level repeatable read read only");
