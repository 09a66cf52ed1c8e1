import { AsyncLocalStorage } from "node:async_hooks";

const storage = new AsyncLocalStorage<number>();

/** Runs `work` with a limit for each database statement, in milliseconds. */
export function withStatementLimit<T>(milliseconds: number, work: () => T): T {
  return storage.run(milliseconds, work);
}

/** Returns the statement limit of the current code, in milliseconds; 0 for none. */
export function statementLimit(): number {
  return storage.getStore() ?? 0;
}
