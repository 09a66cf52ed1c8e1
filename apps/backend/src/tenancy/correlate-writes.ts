import { AsyncLocalStorage } from "node:async_hooks";
import { AppError } from "@tandem/contracts";
import { statementLimit } from "../connections/statement-limit";
import { TENANT_ROLE } from "./rows/statements";
import { TERMS_SCHEMA } from "./rows/terms";
import { currentScope } from "./scope";

/** The part of a database connection this file uses. */
interface Connection {
  query(text: string, values: string[]): Promise<unknown>;
}
/** The part of Medusa's connection pool (knex client) this file uses. */
export interface ConnectionSource {
  acquireConnection(): Promise<Connection>;
  releaseConnection(connection: Connection): Promise<void>;
}

let confining = false;
const writing = new AsyncLocalStorage<string>();

/** Runs a request that may write: what it changes is captured under its correlation id. */
export function correlateWrites<T>(correlationId: string, work: () => T): T {
  return writing.run(correlationId, work);
}

/**
 * Requires confined connections, without which no tenant's request may reach the database.
 * @throws AppError unavailable
 */
export function requireConfinement(): void {
  if (!confining) throw new AppError("unavailable", "The server is still starting; try again.");
}

const TELL = `select set_config('role', $1, false), set_config('tandem.tenant', $2, false),
  set_config('tandem.side', $3, false), set_config('tandem.user', $4, false),
  set_config('integration.correlation', $5, false), set_config('statement_timeout', $6, false),
  set_config('search_path', $7, false)`;
const FRESH = ["none", "", "", "", "", "0", "public"];
const UNKNOWN: string[] = [];

/**
 * Sets the scope of the connections of a pool in Postgres: the tenant whose rows they may reach, and the correlation id
 * that the capture triggers log. One short statement when a connection is used for other work.
 */
export function tagConnections(source: ConnectionSource): void {
  confining = true;
  const tags = new WeakMap<Connection, string[]>();
  const acquire = source.acquireConnection.bind(source);
  source.acquireConnection = async () => {
    const wanted = settings();
    const connection = await acquire();
    const told = tags.get(connection) ?? FRESH;
    if (wanted.some((value, index) => value !== told[index])) {
      tags.set(connection, UNKNOWN);
      try {
        await connection.query(TELL, wanted);
      } catch (error) {
        await source.releaseConnection(connection);
        throw error;
      }
      tags.set(connection, wanted);
    }
    return connection;
  };
}

function settings(): string[] {
  const { tenant, reach, user } = currentScope();
  const confined = reach !== "all";
  return [
    confined ? TENANT_ROLE : "none",
    tenant ?? "",
    confined ? reach : "",
    user ?? "",
    writing.getStore() ?? "",
    String(statementLimit()),
    tenant === null ? "public" : `${TERMS_SCHEMA}, public`,
  ];
}
