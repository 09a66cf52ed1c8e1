import type { SQL } from "@payloadcms/db-postgres/drizzle";
import type { PayloadRequest } from "payload";

/** A connection that runs SQL statements. */
export interface Statements {
  execute(query: SQL): Promise<{ rows: Record<string, unknown>[] }>;
}

const runsStatements = (value: unknown): value is Statements =>
  typeof value === "object" && value !== null && "execute" in value && typeof value.execute === "function";

/** Returns the connection of the request's transaction, or the pool when there is none. */
export async function inTransaction(req: PayloadRequest): Promise<Statements> {
  const id = await req.transactionID;
  const own: unknown = id === undefined ? undefined : req.payload.db.sessions?.[id]?.db;
  const shared: unknown = req.payload.db.drizzle;
  const database = own ?? shared;
  if (!runsStatements(database)) throw new Error("The database of Payload is not Postgres.");
  return database;
}
