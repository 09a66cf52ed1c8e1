import { AsyncLocalStorage } from "node:async_hooks";

/** The part of a database connection this file uses. */
interface Connection {
  query(text: string, values: string[]): Promise<unknown>;
}
/** The part of Medusa's connection pool (knex client) this file uses. */
export interface ConnectionSource {
  acquireConnection(): Promise<Connection>;
}

const writing = new AsyncLocalStorage<string>();

/** Runs a request that may write: what it changes is captured under its correlation id. */
export function correlateWrites<T>(correlationId: string, work: () => T): T {
  return writing.run(correlationId, work);
}

/**
 * Makes connections of a pool tell Postgres for which request they write, so that the capture triggers log its
 * correlation id. One short statement when a connection passes to another writing request; reads cost nothing.
 */
export function tagConnections(source: ConnectionSource): void {
  const tags = new WeakMap<Connection, string>();
  const acquire = source.acquireConnection.bind(source);
  source.acquireConnection = async () => {
    const wanted = writing.getStore() ?? "";
    const connection = await acquire();
    if ((tags.get(connection) ?? "") !== wanted) {
      await connection.query("select set_config('integration.correlation', $1, false)", [wanted]);
      tags.set(connection, wanted);
    }
    return connection;
  };
}
