import { createServer } from "node:http";
import { text } from "node:stream/consumers";

/** A request as a server received it. */
export interface ReceivedCall {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The text of the body. */
  body: string;
}

/** A response; a status of 200 unless given, and no body unless given. */
export interface Reply {
  status?: number;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
}

/** An HTTP server of a test, which records the requests it received. */
export interface JsonServer {
  url: string;
  calls: ReceivedCall[];
  /** While true, every connection is closed without a response. */
  down: boolean;
  stop(): Promise<void>;
}

/** Starts a server on the loopback interface that responds with JSON; on a free port unless one is given. */
export async function startJsonServer(
  reply: (call: ReceivedCall) => Reply | Promise<Reply>,
  port = 0,
): Promise<JsonServer> {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://server.test");
    const call: ReceivedCall = {
      method: request.method ?? "",
      path: pathname,
      query: searchParams,
      headers: request.headers,
      body: await text(request),
    };
    started.calls.push(call);
    if (started.down) {
      request.socket.destroy();
      return;
    }
    const { status = 200, headers = {}, body } = await replyOrError(call);
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  });
  async function replyOrError(call: ReceivedCall): Promise<Reply> {
    try {
      return await reply(call);
    } catch (error) {
      return { status: 500, body: { error: String(error) } };
    }
  }
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const started: JsonServer = {
    url: `http://127.0.0.1:${address.port}`,
    calls: [],
    down: false,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return started;
}
