import { hostCookieName, secretDigest } from "@tandem/auth";
import { env } from "@/env";

const named = (name: string) => hostCookieName(name, env().STOREFRONT_URL);

/** Returns the name of a signed-in shopper's cookie, for one shop's host. */
export const sessionCookie = () => named("session");
/** Returns the name of the cookie that binds a sign-in to the browser, at the shop and at the storefront's own host. */
export const browserCookie = () => named("sign-in");

/** Returns the attributes of every cookie: scripts cannot read it, other sites cannot send it. */
export const cookieOptions = (maxAge: number) =>
  ({
    httpOnly: true,
    sameSite: "lax",
    secure: env().STOREFRONT_URL.startsWith("https:"),
    path: "/",
    maxAge,
  }) as const;

interface Jar {
  get(name: string): { value: string } | undefined;
}

/** Returns whether the browser has the cookie whose digest was stored when its sign-in began. */
export function isSameBrowser(jar: Jar, digest: string): boolean {
  const value = jar.get(browserCookie())?.value;
  return value !== undefined && secretDigest(value) === digest;
}

/** Deletes a cookie; for `__Host-` names browsers require the attributes it was set with. */
export function dropCookie(
  jar: { set(name: string, value: string, options: object): unknown },
  name: string,
) {
  jar.set(name, "", cookieOptions(0));
}
