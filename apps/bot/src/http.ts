import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { callerAddress, retryAfterOf } from "@tandem/auth";
import { AppError, toErrorResponse } from "@tandem/contracts";
import {
  CORRELATION_HEADER,
  DATA_ONLY,
  type Logger,
  readBody,
  requireOriginForm,
  resolveCorrelationId,
  runWithCorrelation,
  securityHeaders,
} from "@tandem/service-kit";

const MAX_BYTES = 1024 * 1024 + 1;

export type HttpAnswer = { status: number; body: unknown; headers?: Record<string, string> };
type HttpCall = {
  rawBody: Buffer;
  headers: IncomingMessage["headers"];
  correlationId: string;
  /** IP address of the caller. */
  caller: string;
};
/** Handlers by `METHOD /path`. */
export type Routes = Record<string, (call: HttpCall) => Promise<HttpAnswer>>;

/** Creates a JSON server for a table of routes: it carries the correlation id, caps bodies and logs each request. */
export function createHttp(routes: Routes, logger: Logger, { https }: { https: boolean }): Server {
  const secure = securityHeaders({ contentSecurityPolicy: DATA_ONLY, https });
  return createServer((request, response) => {
    secure(request, response);
    const correlationId = resolveCorrelationId(request.headers[CORRELATION_HEADER]);
    void runWithCorrelation(correlationId, () => serve(routes, logger, request, response, correlationId));
  });
}

async function serve(
  routes: Routes,
  logger: Logger,
  request: IncomingMessage,
  response: ServerResponse,
  correlationId: string,
): Promise<void> {
  const started = performance.now();
  const path = (request.url ?? "/").split("?")[0] ?? "/";
  const answer = await answerOf(routes, request, path, correlationId).catch((error: unknown): HttpAnswer => {
    const translated = toErrorResponse(error, correlationId);
    if (translated.status >= 500) logger.error({ err: error }, "request failed");
    const wait = retryAfterOf(error);
    return wait === null ? translated : { ...translated, headers: { "retry-after": String(wait) } };
  });
  response
    .writeHead(answer.status, {
      "content-type": "application/json",
      "cache-control": "no-store",
      [CORRELATION_HEADER]: correlationId,
      ...answer.headers,
    })
    .end(JSON.stringify(answer.body));
  const level = path.startsWith("/health/") ? "debug" : "info";
  const duration_ms = Math.round(performance.now() - started);
  logger[level]({ method: request.method, path, status: answer.status, duration_ms }, "request");
}

async function answerOf(
  routes: Routes,
  request: IncomingMessage,
  path: string,
  correlationId: string,
): Promise<HttpAnswer> {
  requireOriginForm(request.url);
  const handler = routes[`${request.method} ${path}`];
  if (handler === undefined) throw new AppError("not_found", "There is no route for this URL.");
  const { headers, socket } = request;
  const caller = callerAddress(headers["x-forwarded-for"]?.toString(), socket.remoteAddress);
  return handler({ rawBody: await readBody(request, MAX_BYTES), headers, correlationId, caller });
}
