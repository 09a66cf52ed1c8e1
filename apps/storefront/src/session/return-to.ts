/** Returns the page where a sign-in may end: always one of the same shop, whatever the URL requests. */
export function safeReturnTo(asked: string | null, fallback = "/account"): string {
  if (asked === null || asked.length > 500 || !asked.startsWith("/")) return fallback;
  const base = "http://shop.invalid";
  const url = URL.canParse(asked, base) ? new URL(asked, base) : null;
  if (url === null || url.origin !== base || url.pathname.startsWith("//")) return fallback;
  if (/^\/(?:api|_next|health)(?:\/|$)/i.test(url.pathname)) return fallback;
  return `${url.pathname}${url.search}`;
}
