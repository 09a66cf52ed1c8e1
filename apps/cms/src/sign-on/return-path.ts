/** A page of the admin to return to; anything that could lead elsewhere becomes the admin's start. */
export function returnPath(wanted: string | null, origin: string): string {
  const start = "/admin";
  if (wanted === null || !/^\/admin(\/|\?|#|$)/.test(wanted) || /[\\\p{Cc}]/u.test(wanted)) return start;
  const url = URL.parse(wanted, origin);
  return url !== null && url.origin === origin && /^\/admin(\/|$)/.test(url.pathname)
    ? `${url.pathname}${url.search}`
    : start;
}
