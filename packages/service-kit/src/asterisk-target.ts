import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";

/**
 * Makes the HTTP servers of this process read an asterisk-form target (`GET *`, RFC 9112) as a path that no route has:
 * Next cannot parse such a target and would respond with 500 before any code of an app runs.
 */
export function acceptAsteriskTargets(): void {
  // Node publishes this before it calls the handlers of the server.
  subscribe("http.server.request.start", (message) => {
    if (typeof message !== "object" || message === null || !("request" in message)) return;
    const { request } = message;
    if (request instanceof IncomingMessage && request.url?.startsWith("*")) request.url = `/${request.url}`;
  });
}
