const LOOPBACK = ["localhost", "127.0.0.1"] as const;

/** Returns the origins of this service's admin; for a loopback URL, with both names of the loopback address. */
export function ownOrigins(address: string): string[] {
  const url = new URL(address);
  if (!LOOPBACK.some((host) => host === url.hostname)) return [url.origin];
  return LOOPBACK.map((host) => {
    const alias = new URL(url);
    alias.hostname = host;
    return alias.origin;
  });
}
