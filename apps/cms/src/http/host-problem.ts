/**
 * Returns why a page cannot be served under the host that a request names, or null: Payload fails on a `Host` that is no
 * part of a URL, and Next on a change whose `Origin` is another host than the one it was sent to.
 */
export function hostProblem({ headers, method }: Pick<Request, "headers" | "method">): string | null {
  const host = headers.get("host");
  if (host !== null && !isHost(host))
    return "`Host` must be a host name, with a port of at most 65535 if it has one.";
  if (method !== "POST") return null;
  const [forwarded = ""] = (headers.get("x-forwarded-host") ?? "").split(",");
  const origin = headers.get("origin");
  return origin === null || (URL.canParse(origin) && new URL(origin).host === (forwarded.trim() || host))
    ? null
    : "`X-Forwarded-Host`, or `Host` without it, must be the host of `Origin`.";
}

const isHost = (text: string): boolean => !/[\s/\\?#@]/.test(text) && URL.canParse(`http://${text}`);
