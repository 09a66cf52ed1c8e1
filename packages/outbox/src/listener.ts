import pg from "pg";
import { OUTBOX_CHANNEL } from "./schema.js";

const RECONNECT_MS = 1_000;

/** Calls `onWake` on every commit that wrote to the log, and once after each (re)connect; reconnects by itself. */
export function createListener(
  connection: pg.ClientConfig,
  onWake: () => void,
  onError: (error: Error) => void,
): { start(): Promise<void>; stop(): Promise<void> } {
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let stopped = false;

  async function connect(): Promise<void> {
    const next = new pg.Client({ ...connection, application_name: "tandem-relay", keepAlive: true });
    next.on("error", onError);
    next.on("end", () => {
      if (client === next) reconnect();
    });
    next.on("notification", onWake);
    client = next;
    try {
      await next.connect();
      await next.query(`listen ${OUTBOX_CHANNEL}`);
      onWake();
    } catch (error) {
      onError(error instanceof Error ? error : new Error(String(error)));
      reconnect();
    }
  }

  function reconnect(): void {
    const old = client;
    client = undefined;
    old?.removeAllListeners("end");
    old?.end().catch(onError);
    if (stopped) return;
    clearTimeout(retry);
    retry = setTimeout(() => void connect(), RECONNECT_MS);
  }

  return {
    start: connect,
    async stop() {
      stopped = true;
      clearTimeout(retry);
      const old = client;
      client = undefined;
      await old?.end();
    },
  };
}
