import type { PostgresAdapter } from "@payloadcms/db-postgres";
import { AppError } from "@tandem/contracts";
import { Semaphore, withTimeout } from "async-mutex";
import type { DatabaseAdapterObj } from "payload";

const WAIT_MS = 30_000;

/**
 * Limits Payload to `most` concurrent transactions; further ones wait. A save reads document locks on a second
 * connection while its transaction holds the first, so a pool full of transactions would wait for itself.
 * @throws AppError `unavailable` after 30 seconds of waiting
 */
export function limitTransactions(
  database: DatabaseAdapterObj<PostgresAdapter>,
  most: number,
): DatabaseAdapterObj<PostgresAdapter> {
  const busy = new AppError("unavailable", "Too many documents are being saved at once; try again.");
  const turns = withTimeout(new Semaphore(most), WAIT_MS, busy);
  return {
    ...database,
    init(args) {
      const adapter = database.init(args);
      const begin = adapter.beginTransaction.bind(adapter);
      const commit = adapter.commitTransaction.bind(adapter);
      const rollback = adapter.rollbackTransaction.bind(adapter);
      const ends = new Map<number | string, () => void>();
      const end = (id: number | string) => {
        ends.get(id)?.();
        ends.delete(id);
      };
      return Object.assign(adapter, {
        async beginTransaction(options?: Parameters<typeof begin>[0]) {
          const [, release] = await turns.acquire();
          const id = await begin(options).catch((error: unknown) => {
            release();
            throw error;
          });
          if (id === null) release();
          else ends.set(id, release);
          return id;
        },
        async commitTransaction(id: Parameters<typeof commit>[0]) {
          const known = await id;
          await commit(known).finally(() => end(known));
        },
        async rollbackTransaction(id: Parameters<typeof rollback>[0]) {
          const known = await id;
          await rollback(known).finally(() => end(known));
        },
      });
    },
  };
}
