/** Node requires `duplex` for a streamed body; the DOM types do not declare it. */
type StreamedInit = RequestInit & { duplex: "half" };

/**
 * Returns a request of these parts with another body. `new Request(request)` reads private state that
 * the object Next passes to a route does not have on Node 24 and later.
 */
export function withBody(
  { url, method, headers, signal }: Pick<Request, "url" | "method" | "headers" | "signal">,
  body: ReadableStream<Uint8Array> | ArrayBuffer | null,
): Request {
  const init: StreamedInit = { method, headers, signal, body, duplex: "half" };
  return new Request(url, init);
}
