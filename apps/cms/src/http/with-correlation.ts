import { CORRELATION_HEADER, resolveCorrelationId, runWithCorrelation } from "@tandem/service-kit";

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

/** Runs a route under the caller's correlation id, or a new one, and returns it in the header. */
export function withCorrelation<Context>(handle: Handler<Context>): Handler<Context> {
  return (request, context) => {
    const id = resolveCorrelationId(request.headers.get(CORRELATION_HEADER));
    return runWithCorrelation(id, async () => {
      const answer = await handle(request, context);
      const headers = new Headers(answer.headers);
      headers.set(CORRELATION_HEADER, id);
      return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers });
    });
  };
}
