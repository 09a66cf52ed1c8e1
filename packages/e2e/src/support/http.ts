import { request as httpRequest } from "node:http";

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  json: () => unknown;
}

export interface Call {
  method?: string;
  headers?: Record<string, string>;
  body?: unknown;
  /** Sent unchanged instead of `body`. */
  raw?: string | Buffer;
  /** Host header, to reach a tenant without DNS. */
  host?: string;
}

/** Makes one HTTP call and never throws on a status. Connects to the host of `url`, whatever the Host header is. */
export function call(url: string, options: Call = {}): Promise<Answer> {
  const target = new URL(url);
  const body = options.raw ?? (options.body === undefined ? undefined : JSON.stringify(options.body));
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        host: target.hostname === "localhost" ? "127.0.0.1" : target.hostname,
        port: target.port,
        path: target.pathname + target.search,
        method: options.method ?? (body === undefined ? "GET" : "POST"),
        headers: {
          ...(body === undefined
            ? {}
            : { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) }),
          ...(options.host === undefined ? {} : { host: options.host }),
          ...options.headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            json: () => JSON.parse(text),
          });
        });
      },
    );
    request.on("error", reject);
    if (body !== undefined) request.write(body);
    request.end();
  });
}

/** Returns the parsed body of a call that must succeed; the error has the server's response. */
export async function ok(url: string, options: Call = {}): Promise<unknown> {
  const answer = await call(url, options);
  if (answer.status >= 200 && answer.status < 300) return answer.text === "" ? null : answer.json();
  throw new Error(
    `${options.method ?? "GET"} ${url} responded with ${answer.status}: ${answer.text.slice(0, 800)}`,
  );
}
