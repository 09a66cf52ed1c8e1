import { randomUUID } from "node:crypto";

/** The cookie with which a browser that has a session in the realm passes the login page. */
const COOKIE = "KEYCLOAK_IDENTITY";

/** Returns the user and session of a browser at the authorization endpoint; null for a browser without a session. */
export function identityOf(cookies: string): { subject: string; sessionId: string } | null {
  const value = cookies
    .split("; ")
    .find((cookie) => cookie.startsWith(`${COOKIE}=`))
    ?.slice(COOKIE.length + 1);
  if (value === undefined) return null;
  const [subject = "", sessionId = ""] = value.split("/").map(decodeURIComponent);
  return { subject, sessionId };
}

/**
 * Signs a user in at the realm's login page, as a browser does, and returns the URL that the browser is sent back to.
 * A user the realm does not know registers there.
 */
export async function signInAt(
  loginPage: string,
  subject: string,
  sessionId: string = randomUUID(),
): Promise<string> {
  const identity = `${encodeURIComponent(subject)}/${encodeURIComponent(sessionId)}`;
  const response = await fetch(loginPage, {
    redirect: "manual",
    headers: { cookie: `${COOKIE}=${identity}` },
  });
  const location = response.headers.get("location");
  if (location === null) throw new Error(`The login page responded with ${await response.text()}`);
  return location;
}

/** Returns the URL that the browser is sent back to when the user cancels at the login page. */
export function cancelAt(loginPage: string): string {
  const page = new URL(loginPage);
  return callbackUrl(page.searchParams, page.origin + page.pathname.replace(/\/protocol\/.*$/, ""), {
    error: "access_denied",
  });
}

/** Returns the callback of an authorization request with the realm's parameters. */
export function callbackUrl(
  request: URLSearchParams,
  issuer: string,
  parameters: Readonly<Record<string, string>>,
): string {
  const url = new URL(request.get("redirect_uri") ?? "");
  const all = { state: request.get("state") ?? "", iss: issuer, ...parameters };
  for (const [name, value] of Object.entries(all)) url.searchParams.set(name, value);
  return url.href;
}
