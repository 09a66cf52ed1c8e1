import { AppError, INTERNAL_LIMITS, toErrorResponse } from "@tandem/contracts";
import { currentCorrelationId } from "@tandem/service-kit";
import { MAX_IMAGE_BYTES } from "@tandem/uploads";
import { showsCredentials } from "./shows-credentials";
import { withBody } from "./with-body";

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

/** Room for the fields beside a picture. */
const FORM_BYTES = 1024 * 1024;
/** Enough for a login and for whatever else somebody may send who shows nothing. */
const STRANGER_BYTES = 64 * 1024;

/** Refuses a body that is larger than any this caller could send for good, before and while it is read. */
export function limitBody<Context>(handle: Handler<Context>): Handler<Context> {
  return async (request, context) => {
    if (request.body === null) return handle(request, context);
    const limit = limitOf(request.headers);
    if (Number(request.headers.get("content-length") ?? 0) > limit) return refusal(limit);
    const meter = meterOf(limit);
    try {
      const answer = await handle(withBody(request, request.body.pipeThrough(meter.stream)), context);
      return meter.isOver() ? refusal(limit) : answer;
    } catch (error) {
      if (meter.isOver()) return refusal(limit);
      throw error;
    }
  };
}

/** Credentials are looked at later; whoever only claims some still gets no further than the largest picture. */
function limitOf(headers: Headers): number {
  if (!showsCredentials(headers)) return STRANGER_BYTES;
  return Math.max(MAX_IMAGE_BYTES + FORM_BYTES, INTERNAL_LIMITS.maxBytes);
}

const tooLarge = (limit: number) => new AppError("too_large", `The body may be at most ${limit} bytes.`);

function refusal(limit: number): Response {
  const { status, body } = toErrorResponse(tooLarge(limit), currentCorrelationId());
  return Response.json(body, { status });
}

/** Lets bytes through until there are too many; then whoever reads them is stopped. */
function meterOf(limit: number) {
  let size = 0;
  const stream = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.byteLength;
      if (size > limit) controller.error(tooLarge(limit));
      else controller.enqueue(chunk);
    },
  });
  return { stream, isOver: () => size > limit };
}
