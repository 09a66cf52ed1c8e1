/**
 * Returns the name of a cookie of the app at `url`: over https with `__Host-`, so that no other host of the site can set
 * it. Such a cookie needs `Secure`, `Path=/` and no domain.
 */
export function hostCookieName(name: string, url: string): string {
  return url.startsWith("https:") ? `__Host-${name}` : name;
}

/** Returns a `Cookie` header in which the cookie `former` is renamed to `present`, unless that is sent too. */
export function renameFormerCookie(header: string, former: string, present: string): string {
  const cookies = header.split(";").map((cookie) => cookie.trim());
  if (cookies.some((cookie) => cookie.startsWith(`${present}=`))) return header;
  return cookies
    .map((cookie) => (cookie.startsWith(`${former}=`) ? present + cookie.slice(former.length) : cookie))
    .join("; ");
}
