import { hostCookieName } from "@tandem/auth";
import { env } from "../env";
import { withBody } from "./with-body";

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

/** Name of the session cookie inside this service. */
export const PAYLOAD_COOKIE = "payload-token";

/**
 * Its name in the browser. Not set by Payload's `cookiePrefix`, which also applies to the cookies for language and
 * theme: the admin sets those without `Secure`, so over https a browser would reject them with `__Host-`.
 */
const BROWSER_COOKIE = hostCookieName(PAYLOAD_COOKIE, env.CMS_URL);

/**
 * Returns request headers with the session cookie under Payload's name. A cookie with that name from the browser is
 * dropped over https, because another host of the site may have set it; users who still have one sign in again.
 */
export function withPayloadCookie(headers: Headers): Headers {
  const known = headers.get("cookie");
  if (known === null || BROWSER_COOKIE === PAYLOAD_COOKIE) return headers;
  const cookies = known
    .split(";")
    .map((cookie) => cookie.trim())
    .filter((cookie) => !cookie.startsWith(`${PAYLOAD_COOKIE}=`))
    .map((cookie) => renamed(cookie, BROWSER_COOKIE, PAYLOAD_COOKIE));
  const changed = new Headers(headers);
  changed.set("cookie", cookies.join("; "));
  return changed;
}

/** Renames the session cookie: Payload's name for the route, the name bound to this host for the browser. */
export function hostSessionCookie<Context>(handle: Handler<Context>): Handler<Context> {
  if (BROWSER_COOKIE === PAYLOAD_COOKIE) return handle;
  return async (request, context) => {
    const { url, method, signal, body } = request;
    const inside = withBody({ url, method, signal, headers: withPayloadCookie(request.headers) }, body);
    const response = await handle(inside, context);
    const headers = new Headers(response.headers);
    headers.delete("set-cookie");
    for (const cookie of response.headers.getSetCookie())
      headers.append("set-cookie", renamed(cookie, PAYLOAD_COOKIE, BROWSER_COOKIE));
    return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
  };
}

const renamed = (cookie: string, from: string, to: string): string =>
  cookie.startsWith(`${from}=`) ? to + cookie.slice(from.length) : cookie;
