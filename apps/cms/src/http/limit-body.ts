import { AppError, INTERNAL_LIMITS, toErrorResponse } from "@tandem/contracts";
import { currentCorrelationId } from "@tandem/service-kit";
import { MAX_IMAGE_BYTES } from "@tandem/uploads";
import { showsCredentials } from "./shows-credentials";
import { withBody } from "./with-body";

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

/** Allowance for the form fields beside an image. */
const FORM_BYTES = 1024 * 1024;
/** Enough for a login and every other request without credentials. */
const STRANGER_BYTES = 64 * 1024;

/** Responds with 413 to a body larger than the caller may send, before and while it is read. */
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

/** Returns the limit in bytes. Credentials are verified later; forged ones allow no more than the largest body. */
function limitOf(headers: Headers): number {
  if (!showsCredentials(headers)) return STRANGER_BYTES;
  return Math.max(MAX_IMAGE_BYTES + FORM_BYTES, INTERNAL_LIMITS.maxBytes);
}

const tooLarge = (limit: number) => new AppError("too_large", `The body may be at most ${limit} bytes.`);

function refusal(limit: number): Response {
  const { status, body } = toErrorResponse(tooLarge(limit), currentCorrelationId());
  return Response.json(body, { status });
}

/** Passes bytes through until they exceed the limit; then the stream fails. */
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
