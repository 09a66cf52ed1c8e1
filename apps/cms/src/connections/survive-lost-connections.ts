import type { Payload } from "payload";
import { poolOf } from "./pool";

/** Logs idle connections that are lost, which the pool replaces; without a listener they would end the process. */
export function surviveLostConnections(payload: Payload): void {
  const pool = poolOf(payload);
  if (pool.listenerCount("error") > 0) return;
  pool.on("error", (error) => payload.logger.warn({ err: error }, "database connection lost"));
}
