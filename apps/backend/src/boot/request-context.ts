import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage, type ServerResponse } from "node:http";
import * as startCommand from "@medusajs/medusa/commands/start";
import { toErrorResponse } from "@tandem/contracts";
import {
  CORRELATION_HEADER,
  requireOriginForm,
  resolveCorrelationId,
  runWithCorrelation,
} from "@tandem/service-kit";
import { z } from "zod";
import { isRead } from "../http/is-read";
import { requestRefusal } from "../http/request-guard";
import { acceptFormerSessionCookie } from "../http/session-cookie";
import { log } from "../logger";
import { correlateWrites } from "../tenancy/correlate-writes";
import { secureResponse } from "./security-headers";

const QUIET = /^\/(app|health)(\/|$)/i;
const startedSchema = z.object({ request: z.instanceof(IncomingMessage) });
const refusals = new WeakMap<IncomingMessage, unknown>();

/**
 * Gives every request its correlation id (the caller's if well formed), returns it in `x-request-id`, sets the security
 * headers, and writes one log line per request. Wraps Medusa's whole HTTP layer, refused calls included.
 */
export function instrumentRequests(): void {
  subscribe("http.server.request.start", screen);
  // A variable of Medusa's module, read at each request: an import cannot be assigned to, its module object can.
  Object.assign(startCommand, { traceRequestHandler: handleRequest });
}

/**
 * Refuses an invalid request target before anything reads it. Medusa looks the route up before it calls
 * `handleRequest`, and a path that it cannot decode gets no response.
 */
function screen(message: unknown): void {
  const request = startedSchema.safeParse(message).data?.request;
  if (request === undefined) return;
  try {
    requireOriginForm(request.url);
  } catch (refusal) {
    refusals.set(request, refusal);
    request.url = "/";
  }
}

async function handleRequest(
  next: () => Promise<void>,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const correlationId = resolveCorrelationId(req.headers[CORRELATION_HEADER]);
  req.headers[CORRELATION_HEADER] = correlationId;
  res.setHeader(CORRELATION_HEADER, correlationId);
  const startedAt = process.hrtime.bigint();
  const path = (req.url ?? "/").split("?")[0] ?? "/";
  secureResponse(req, res, path);
  await runWithCorrelation(correlationId, async () => {
    if (!QUIET.test(path)) {
      res.once("finish", () => {
        const duration_ms = Number(process.hrtime.bigint() - startedAt) / 1e6;
        log.info({ method: req.method, path, status: res.statusCode, duration_ms }, "request");
      });
    }
    const unreadable = refusals.get(req);
    if (unreadable !== undefined)
      return refuse(res.setHeader("connection", "close"), unreadable, correlationId);
    const refusal = requestRefusal(req);
    if (refusal !== null) return refuse(res, refusal, correlationId);
    acceptFormerSessionCookie(req);
    await (isRead(req.method) ? next() : correlateWrites(correlationId, next));
  });
}

function refuse(res: ServerResponse, refusal: unknown, correlationId: string): void {
  const { status, body } = toErrorResponse(refusal, correlationId);
  res.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  res.end(JSON.stringify(body));
}
