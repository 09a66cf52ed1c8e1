import { PAYLOAD_COOKIE } from "./session-cookie";

const SESSION = new RegExp(`(^|;\\s*)${PAYLOAD_COOKIE}=`);

/** Returns whether a call shows a token, a signature or a session, whoever they belong to: they are checked later. */
export const showsCredentials = (headers: Headers): boolean =>
  headers.has("authorization") ||
  headers.has("webhook-signature") ||
  SESSION.test(headers.get("cookie") ?? "");
