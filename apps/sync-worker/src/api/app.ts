import {
  callerAddress,
  crossSiteRefusal,
  isCrossSiteChange,
  type RateLimit,
  retryAfterOf,
} from "@tandem/auth";
import { AppError, toErrorResponse } from "@tandem/contracts";
import {
  CORRELATION_HEADER,
  checkReadiness,
  currentCorrelationId,
  DATA_ONLY,
  type Logger,
  readParserError,
  requireOriginForm,
  requirePlainValues,
  resolveCorrelationId,
  runWithCorrelation,
  securityHeaders,
} from "@tandem/service-kit";
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from "express";

const REFUSED: ReadonlySet<number> = new Set([401, 403]);

export interface AppDeps {
  /** URL of the worker as browsers see it. */
  publicUrl: string;
  routes: Router;
  /** Counts refused calls of one IP address. */
  refusals: RateLimit;
  /** The ops console, mounted at `/console`. */
  console: Router;
  /** Real dependencies by name; each rejects or hangs while it is unavailable. */
  checks: Readonly<Record<string, () => Promise<unknown>>>;
  logger: Logger;
}

/** Creates the worker's HTTP edge: health, the sync API, one error translator, one log line per request. */
export function createApp(deps: AppDeps): Express {
  const app = express();
  app.disable("x-powered-by");
  const { origin, protocol } = new URL(deps.publicUrl);
  const secure = securityHeaders({ contentSecurityPolicy: DATA_ONLY, https: protocol === "https:" });
  app.use(withCorrelation(deps.logger), secure, noStore, plainTarget);
  app.use(refuseOtherSites(origin));
  app.get("/health/live", (_request, response) => {
    response.json({ status: "ok" });
  });
  const ready: RequestHandler = async (_request, response) => {
    const readiness = await checkReadiness(deps.checks);
    response.status(readiness.status === "ok" ? 200 : 503).json(readiness);
  };
  app.get("/health/ready", ready);
  app.get("/health", ready);
  app.use(limitRefusals(deps.refusals));
  app.use("/console", deps.console);
  app.use(express.json({ limit: "1mb" }), plainBody);
  app.use(deps.routes);
  app.use(() => {
    throw new AppError("not_found", "There is no route for this URL.");
  });
  app.use(translateErrors(deps.logger));
  return app;
}

/** Refuses changes from pages of other sites, whatever credentials the browser sends. */
function refuseOtherSites(origin: string): RequestHandler {
  return (request, _response, next) => {
    if (isCrossSiteChange(request.method, (name) => request.get(name), [origin])) throw crossSiteRefusal();
    next();
  };
}

function withCorrelation(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const id = resolveCorrelationId(request.headers[CORRELATION_HEADER]);
    const started = performance.now();
    response.setHeader(CORRELATION_HEADER, id);
    response.on("finish", () => {
      const fields = {
        method: request.method,
        path: request.path,
        status: response.statusCode,
        ms: Math.round(performance.now() - started),
        correlation_id: id,
      };
      if (request.path.startsWith("/health")) logger.debug(fields, "request");
      else logger.info(fields, "request");
    });
    runWithCorrelation(id, next);
  };
}

const plainTarget: RequestHandler = (request, _response, next) => {
  requireOriginForm(request.originalUrl);
  next();
};

const plainBody: RequestHandler = (request, _response, next) => {
  requirePlainValues(request.body);
  next();
};

const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader("cache-control", "no-store");
  next();
};

/** Limits callers by refused calls and by sign-ins that they start; accepted calls do not count. */
function limitRefusals(refusals: RateLimit): RequestHandler {
  return async (request, response, next) => {
    const caller = callerAddress(
      request.headers["x-forwarded-for"]?.toString(),
      request.socket.remoteAddress,
    );
    await refusals.check(caller);
    response.on("finish", () => {
      // A count above the limit needs no handling: the check refuses the next call.
      if (REFUSED.has(response.statusCode) || response.locals.isRefusal === true)
        refusals.take(caller).catch(() => undefined);
    });
    next();
  };
}

function translateErrors(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const answer = toErrorResponse(readParserError(error) ?? error, currentCorrelationId());
    if (answer.status >= 500) logger.error({ err: error }, "request failed");
    const wait = retryAfterOf(error);
    if (wait !== null) response.setHeader("retry-after", wait);
    response.status(answer.status).json(answer.body);
  };
}
