import { retryAfterOf } from "@tandem/auth";
import { toErrorResponse } from "@tandem/contracts";
import { CORRELATION_HEADER, resolveCorrelationId, runWithCorrelation } from "@tandem/service-kit";
import { logger } from "./logger";
import { otherSiteRefusal } from "./own-site";

/**
 * Creates a route handler: it refuses changes sent by other sites, carries the correlation id and turns errors into
 * responses that reveal no internals.
 */
export function route(handle: (request: Request) => Promise<Response>) {
  const guarded = async (request: Request) => {
    const foreign = otherSiteRefusal(request);
    if (foreign !== null) throw foreign;
    return handle(request);
  };
  return async (request: Request): Promise<Response> => {
    const id = resolveCorrelationId(request.headers.get(CORRELATION_HEADER));
    const answer = await runWithCorrelation(id, () =>
      guarded(request).catch((error: unknown) => refusal(error, id)),
    );
    answer.headers.set(CORRELATION_HEADER, id);
    answer.headers.set("cache-control", "no-store");
    return answer;
  };
}

function refusal(error: unknown, correlationId: string): Response {
  const { status, body } = toErrorResponse(error, correlationId);
  if (status >= 500) logger().error({ err: error }, "request failed");
  const wait = retryAfterOf(error);
  return Response.json(body, { status, headers: wait === null ? {} : { "retry-after": String(wait) } });
}
