/** Address of the caller as the nearest proxy saw it; Next itself notes it where there is none. */
export function callerAddress(headers: Headers): string {
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
}
