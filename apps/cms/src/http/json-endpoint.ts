import { AppError, toErrorResponse } from "@tandem/contracts";
import {
  CORRELATION_HEADER,
  currentCorrelationId,
  readBody,
  resolveCorrelationId,
  runWithCorrelation,
} from "@tandem/service-kit";
import type { Endpoint, PayloadRequest } from "payload";

/** Result of an endpoint: a value that is sent as JSON with status 200, or a response of its own. */
export type Answer = Response | object;

/**
 * Returns an endpoint whose handler only parses and acts: sets the correlation id, sends JSON and translates errors.
 * Unknown errors are logged; their response reveals only the correlation id.
 */
export function jsonEndpoint(
  method: Endpoint["method"],
  path: string,
  handle: (req: PayloadRequest) => Promise<Answer>,
): Endpoint {
  return {
    method,
    path,
    handler: (req) => {
      const correlationId =
        currentCorrelationId() ?? resolveCorrelationId(req.headers.get(CORRELATION_HEADER));
      return runWithCorrelation(correlationId, async () => {
        const answer = await answerOf(req, handle, correlationId);
        answer.headers.set(CORRELATION_HEADER, correlationId);
        return answer;
      });
    },
  };
}

async function answerOf(
  req: PayloadRequest,
  handle: (req: PayloadRequest) => Promise<Answer>,
  correlationId: string,
): Promise<Response> {
  try {
    const answer = await handle(req);
    return answer instanceof Response ? answer : Response.json(answer);
  } catch (error) {
    if (!(error instanceof AppError)) req.payload.logger.error({ err: error }, "endpoint failed");
    const { status, body } = toErrorResponse(error, correlationId);
    return Response.json(body, { status, headers: { "cache-control": "no-store" } });
  }
}

/**
 * Parses the JSON body of a request.
 * @throws AppError `invalid_input` when the body is not JSON
 */
export async function readJson(req: PayloadRequest, maxBytes: number): Promise<unknown> {
  const body = await readBody(req.body, maxBytes);
  try {
    return JSON.parse(body.toString("utf8"));
  } catch (cause) {
    throw new AppError("invalid_input", "The body is not JSON.", { cause });
  }
}
