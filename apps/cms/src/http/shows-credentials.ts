import { PAYLOAD_COOKIE } from "./session-cookie";

const SESSION = new RegExp(`(^|;\\s*)${PAYLOAD_COOKIE}=`);

/** Returns whether a request has a token, a signature or a session cookie; they are verified later. */
export const showsCredentials = (headers: Headers): boolean =>
  headers.has("authorization") ||
  headers.has("webhook-signature") ||
  SESSION.test(headers.get("cookie") ?? "");
