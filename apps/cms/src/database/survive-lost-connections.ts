import type { Payload } from "payload";
import { poolOf } from "./pool";

/** A connection that dies while idle is replaced by the pool; without a listener it would end the process. */
export function surviveLostConnections(payload: Payload): void {
  const pool = poolOf(payload);
  if (pool.listenerCount("error") > 0) return;
  pool.on("error", (error) => payload.logger.warn({ err: error }, "a database connection was lost"));
}
