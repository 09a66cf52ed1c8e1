/** An answer as it goes over the wire. Before that, amounts and dates are objects that write themselves as JSON. */
export function asSent(body: unknown): unknown {
  return body === undefined ? undefined : JSON.parse(JSON.stringify(body));
}
