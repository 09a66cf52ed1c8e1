/** Returns a response body as it is sent. Before that, amounts and dates are objects with a JSON form of their own. */
export function asSent(body: unknown): unknown {
  return body === undefined ? undefined : JSON.parse(JSON.stringify(body));
}
