import type { BotApiClient } from "./client.js";
import { createBotApiClient } from "./client.js";
import { createHttpServer } from "./http-server.js";
import type { RateLimits } from "./rate-limits.js";
import { World } from "./world.js";

export type BotApiOptions = {
  /** Default 0: any free port. */
  port?: number;
  /** Default 127.0.0.1. */
  host?: string;
  /** Accepted bot tokens. Default: every well-formed token is a bot. */
  tokens?: readonly string[] | undefined;
  /** Name of the bots in chats. */
  botName?: string | undefined;
  /** Default: Telegram's limits. */
  limits?: RateLimits | undefined;
};

export type BotApiServer = BotApiClient & {
  /** Ends long polls and webhook deliveries and closes the port. */
  stop: () => Promise<void>;
};

/** Starts a local Bot API server; rejects with the listen error when the port is taken. */
export async function startBotApi(options: BotApiOptions = {}): Promise<BotApiServer> {
  const world = new World(options);
  const stopping = new AbortController();
  const server = createHttpServer(world, stopping.signal);
  const host = options.host ?? "127.0.0.1";
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : options.port;
  const stop = () =>
    new Promise<void>((resolve) => {
      stopping.abort();
      world.stop();
      server.close(() => resolve());
      setImmediate(() => server.closeAllConnections());
    });
  return { ...createBotApiClient(`http://${host}:${port}`), stop };
}
