import { hostCookieName, secretDigest } from "@tandem/auth";
import { env } from "@/env";

const named = (name: string) => hostCookieName(name, env().STOREFRONT_URL);

/** Cookie of a signed-on shopper, for one shop's host. */
export const sessionCookie = () => named("session");
/** Cookie that binds a sign-in under way to the browser, at the shop and at the storefront's own host. */
export const browserCookie = () => named("sign-in");

/** What every cookie of a sign-on has in common: scripts cannot read it, other sites cannot send it along. */
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

/** Returns true when the browser has the cookie whose digest was kept when its sign-in began. */
export function isSameBrowser(jar: Jar, digest: string): boolean {
  const value = jar.get(browserCookie())?.value;
  return value !== undefined && secretDigest(value) === digest;
}

/** Deletes a cookie; browsers accept that for `__Host-` names only with the attributes it was set with. */
export function dropCookie(
  jar: { set(name: string, value: string, options: object): unknown },
  name: string,
) {
  jar.set(name, "", cookieOptions(0));
}
