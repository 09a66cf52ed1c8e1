import { createServer } from "node:http";

/** Receives back-channel logouts in place of an app. */
export interface LogoutInbox {
  /** Returns the next logout token that Keycloak sends. */
  next(): Promise<string>;
  close(): Promise<void>;
}

/** Listens at the URL where Keycloak posts back-channel logout tokens, and keeps them in order. */
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
