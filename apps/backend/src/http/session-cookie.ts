import type { IncomingMessage } from "node:http";
import { hostCookieName, renameFormerCookie } from "@tandem/auth";
import { config } from "../env";

/** Name before cookies were bound to the host; understood for one release, so that open sessions go on. */
const FORMER = "connect.sid";

/** Name of the session cookie of Medusa Admin. */
export const SESSION_COOKIE = hostCookieName(FORMER, config().urls.backend);

/** Passes a session cookie with the former name on under the present one. */
export function acceptFormerSessionCookie(req: IncomingMessage): void {
  const { cookie } = req.headers;
  if (cookie !== undefined) req.headers.cookie = renameFormerCookie(cookie, FORMER, SESSION_COOKIE);
}
