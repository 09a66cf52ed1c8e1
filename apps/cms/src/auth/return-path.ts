/** Returns the page of the admin to return to; a URL that could lead elsewhere becomes the start page of the admin. */
export function returnPath(wanted: string | null, origin: string): string {
  const start = "/admin";
  if (wanted === null || !/^\/admin(\/|\?|#|$)/.test(wanted) || /[\\\p{Cc}]/u.test(wanted)) return start;
  const url = URL.parse(wanted, origin);
  return url !== null && url.origin === origin && /^\/admin(\/|$)/.test(url.pathname)
    ? `${url.pathname}${url.search}`
    : start;
}
