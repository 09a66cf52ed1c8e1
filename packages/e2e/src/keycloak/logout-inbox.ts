import { createServer } from "node:http";

/** Stands where an app is told of ended sessions. */
export interface LogoutInbox {
  /** The next logout token Keycloak sends. */
  next(): Promise<string>;
  close(): Promise<void>;
}

/** Listens where Keycloak posts back-channel logout tokens, and keeps them in their order. */
export async function openLogoutInbox(port: string): Promise<LogoutInbox> {
  const arrived: string[] = [];
  const waiting: ((token: string) => void)[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      response.writeHead(200).end();
      const token = new URLSearchParams(Buffer.concat(chunks).toString("utf8")).get("logout_token");
      if (token === null) return;
      const next = waiting.shift();
      if (next === undefined) arrived.push(token);
      else next(token);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(Number(port), "127.0.0.1", resolve);
  });
  return {
    next() {
      const token = arrived.shift();
      return token === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(token);
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
