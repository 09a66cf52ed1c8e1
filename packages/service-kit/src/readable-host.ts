/** Returns whether a `Host` header can be part of a URL: only a host and a port, and no port above 65535. */
export const isReadableHost = (host: string | null): boolean =>
  host !== null && /^[^\s/?#@\\]+$/.test(host) && URL.canParse(`http://${host}`);

/** The refusal of a host that cannot. */
export const UNREADABLE_HOST = "`Host` must be a host name, with a port of at most 65535.";
