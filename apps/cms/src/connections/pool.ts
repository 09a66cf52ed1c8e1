import type { Payload } from "payload";
import type pg from "pg";

const hasPool = (value: unknown): value is { pool: pg.Pool } =>
  typeof value === "object" &&
  value !== null &&
  "pool" in value &&
  typeof value.pool === "object" &&
  value.pool !== null &&
  "query" in value.pool;

/** Returns Payload's connection pool, for statements that bypass its ORM. */
export function poolOf(payload: Payload): pg.Pool {
  const database: unknown = payload.db;
  if (!hasPool(database)) throw new Error("The database of Payload is not connected.");
  return database.pool;
}
