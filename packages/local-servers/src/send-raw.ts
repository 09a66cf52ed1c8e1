import { request } from "node:http";

/** The response of a server. */
interface RawAnswer {
  /** Zero when the server closed the connection, or did not respond in time. */
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  ms: number;
}

/** What is sent besides the target. */
export interface RawCall {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

const PATIENCE_MS = 50_000;

/** Sends a request target to the server at `base` exactly as written; `fetch` would normalise it first. */
export function sendRaw(base: string, target: string, { method = "GET", headers = {}, body }: RawCall = {}) {
  const { hostname, port } = new URL(base);
  const startedAt = performance.now();
  return new Promise<RawAnswer>((resolve) => {
    const done = (answer: Omit<RawAnswer, "ms">) => resolve({ ...answer, ms: performance.now() - startedAt });
    const silent = () => done({ status: 0, headers: {}, text: "" });
    const sent = request(
      { hostname, port, path: target, method, headers, agent: false, timeout: PATIENCE_MS },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => {
          text += chunk;
        });
        response.once("end", () =>
          done({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
        response.once("error", silent);
      },
    );
    sent.once("timeout", () => sent.destroy());
    sent.once("error", silent);
    sent.end(body);
  });
}
