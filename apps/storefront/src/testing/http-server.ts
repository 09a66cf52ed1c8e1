import { createServer } from "node:http";

/** A request as a server received it. */
export interface ReceivedCall {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The text of the body. */
  body: string;
}

/** A response; a status of 200 unless given. */
export interface Reply {
  status?: number;
  body: unknown;
}

export interface TestServer {
  url: string;
  calls: ReceivedCall[];
  /** While true, every connection is closed without a response. */
  down: boolean;
  stop(): Promise<void>;
}

/** Starts a server on the loopback interface that responds with JSON. */
export async function startServer(
  reply: (call: ReceivedCall) => Reply | Promise<Reply>,
): Promise<TestServer> {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://server.test");
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const call: ReceivedCall = {
      method: request.method ?? "",
      path: pathname,
      query: searchParams,
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    };
    started.calls.push(call);
    if (started.down) {
      request.socket.destroy();
      return;
    }
    const { status = 200, body } = await reply(call);
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const started: TestServer = {
    url: `http://127.0.0.1:${address.port}`,
    calls: [],
    down: false,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return started;
}
