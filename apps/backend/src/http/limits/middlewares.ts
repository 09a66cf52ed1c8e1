import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http";
import { AppError, toErrorResponse } from "@tandem/contracts";
import { currentCorrelationId } from "@tandem/service-kit";
import { withStatementLimit } from "../../connections/statement-limit";
import { log } from "../../logger";
import { isRead } from "../is-read";
import { routedPath } from "../routed-path";

/** Largest JSON response, in characters; the largest page of Medusa Admin has about 300,000. */
const MAX_RESPONSE = 8_000_000;
const SECOND = 1_000;
/** Reads can be retried safely; writes and workflows get time to finish. */
const TIME = {
  read: { response: 15 * SECOND, statement: 17 * SECOND },
  write: { response: 120 * SECOND, statement: 120 * SECOND },
} as const;
/** Imports take as long as their file, and streams stay open. */
const UNLIMITED = /^\/admin\/(imports\/.*|workflows-executions\/.*\/subscribe)$/i;

/** Limits the time and the size of every admin and store response. */
export const limitMiddlewares: MiddlewareRoute[] = ["/admin", "/store"].map((matcher) => ({
  matcher,
  middlewares: [limitResponse],
}));

function limitResponse(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): void {
  if (UNLIMITED.test(routedPath(req))) {
    next();
    return;
  }
  const time = isRead(req.method) ? TIME.read : TIME.write;
  limitSize(res);
  limitTime(req, res, time.response);
  withStatementLimit(time.statement, () => next());
}

function limitSize(res: MedusaResponse): void {
  const send = res.send.bind(res);
  res.send = (body: unknown) => {
    if (typeof body !== "string" || body.length <= MAX_RESPONSE) return send(body);
    const tooLarge = new AppError(
      "invalid_input",
      "The response would be too large. Ask for fewer `fields`, or lower `limit`.",
    );
    const { status, body: told } = toErrorResponse(tooLarge, currentCorrelationId());
    return send.call(res.status(status), JSON.stringify(told));
  };
}

function limitTime(req: MedusaRequest, res: MedusaResponse, milliseconds: number): void {
  const timer = setTimeout(() => {
    if (res.headersSent) return;
    log.warn({ method: req.method, path: req.path, milliseconds }, "request took too long");
    const { status, body } = toErrorResponse(
      new AppError("unavailable", "The request took too long. Ask for less, or try again."),
      currentCorrelationId(),
    );
    res.status(status).type("json").end(JSON.stringify(body));
    // Discards what the handler still sends.
    res.json = () => res;
    res.send = () => res;
    res.setHeader = () => res;
  }, milliseconds);
  res.once("close", () => clearTimeout(timer));
}
