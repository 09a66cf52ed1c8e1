import type { IncomingMessage } from "node:http";
import { hostCookieName, renameFormerCookie } from "@tandem/auth";
import { config } from "../env";

/** Name before cookies were bound to the host; accepted for one release, so that open sessions continue. */
const FORMER = "connect.sid";

/** Name of the session cookie of Medusa Admin. */
export const SESSION_COOKIE = hostCookieName(FORMER, config().urls.backend);

/** Renames a session cookie with the former name to the current one. */
export function acceptFormerSessionCookie(req: IncomingMessage): void {
  const { cookie } = req.headers;
  if (cookie !== undefined) req.headers.cookie = renameFormerCookie(cookie, FORMER, SESSION_COOKIE);
}
