import type { IncomingMessage, ServerResponse } from "node:http";
import * as startCommand from "@medusajs/medusa/commands/start";
import { CORRELATION_HEADER, resolveCorrelationId, runWithCorrelation } from "@tandem/observability";
import { correlateWrites } from "../integration/correlate-writes";
import { log } from "../logging/logger";
import { refuseRequest } from "./request-guard";
import { acceptFormerSessionCookie } from "./session-cookie";

const READS = new Set(["GET", "HEAD", "OPTIONS"]);
const QUIET = /^\/(app|health)(\/|$)/;

/**
 * Gives every request its correlation id (the caller's if well formed), answers it in `x-request-id`, and writes one
 * log line per request. Wraps Medusa's whole HTTP layer, refused calls included.
 */
export function instrumentRequests(): void {
  Object.assign(startCommand, { traceRequestHandler: handleRequest });
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
  await runWithCorrelation(correlationId, async () => {
    if (!QUIET.test(path)) {
      res.once("finish", () => {
        const duration_ms = Number(process.hrtime.bigint() - startedAt) / 1e6;
        log.info({ method: req.method, path, status: res.statusCode, duration_ms }, "request");
      });
    }
    if (refuseRequest(req, res, correlationId)) return;
    acceptFormerSessionCookie(req);
    await (READS.has(req.method ?? "GET") ? next() : correlateWrites(correlationId, next));
  });
}
