import { AppError, toErrorResponse } from "@tandem/contracts";
import {
  CORRELATION_HEADER,
  currentCorrelationId,
  readBody,
  resolveCorrelationId,
  runWithCorrelation,
} from "@tandem/service-kit";
import type { Endpoint, PayloadRequest } from "payload";

/** What an endpoint answers: a value as JSON with status 200, or a response of its own. */
export type Answer = Response | object;

/**
 * An endpoint that parses and acts only: carries the correlation id through, answers JSON and translates whatever is
 * thrown. Unknown errors are logged and answered with the correlation id alone.
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
    if (!(error instanceof AppError)) req.payload.logger.error({ err: error }, "an endpoint failed");
    const { status, body } = toErrorResponse(error, correlationId);
    return Response.json(body, { status, headers: { "cache-control": "no-store" } });
  }
}

/** The JSON body of a request. Raises `invalid_input` when it is none. */
export async function readJson(req: PayloadRequest, maxBytes: number): Promise<unknown> {
  const body = await readBody(req.body, maxBytes);
  try {
    return JSON.parse(body.toString("utf8"));
  } catch (cause) {
    throw new AppError("invalid_input", "The body is not JSON.", { cause });
  }
}
