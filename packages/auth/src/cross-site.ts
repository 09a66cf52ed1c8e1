import { AppError } from "@tandem/contracts";

/** Reads one header of a request; `undefined` or `null` when it is absent. */
type HeaderReader<Name extends string = "origin" | "sec-fetch-site" | "referer"> = (
  name: Name,
) => string | null | undefined;

/** Origins whose pages may change something, as browsers write them. */
type OwnOrigins = readonly (string | RegExp)[];

const READS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Returns true when a page outside `ownOrigins` sent this change. Shops of other tenants may share the site, so
 * `same-site` counts as foreign. Callers that are no browsers send neither header and pass.
 */
export function isCrossSiteChange(method: string, header: HeaderReader, ownOrigins: OwnOrigins): boolean {
  if (READS.has(method.toUpperCase())) return false;
  const origin = header("origin") ?? undefined;
  const site = header("sec-fetch-site") ?? undefined;
  if (origin !== undefined) return !isOwn(origin, ownOrigins) && site !== "same-origin";
  return site !== undefined && site !== "same-origin" && site !== "none";
}

/**
 * Returns true when a page of the app itself led to this URL; for the few GET requests that end a session. Over
 * plain http browsers send no `Sec-Fetch-Site`, then `Referer` decides.
 */
export function isFromOwnPage(header: HeaderReader, ownOrigins: OwnOrigins): boolean {
  const site = header("sec-fetch-site") ?? undefined;
  if (site !== undefined) return site === "same-origin";
  const referer = header("referer") ?? "";
  return URL.canParse(referer) && isOwn(new URL(referer).origin, ownOrigins);
}

/**
 * Returns true when Next would fail a server action because its `Origin` names another host than `X-Forwarded-Host`, or
 * `Host` without that header. Next compares them letter by letter, and of several forwarded hosts it reads the first.
 */
export function isForwardedFromElsewhere(
  method: string,
  header: HeaderReader<"origin" | "host" | "x-forwarded-host">,
): boolean {
  const origin = header("origin") ?? undefined;
  if (READS.has(method.toUpperCase()) || origin === undefined) return false;
  const [forwarded = ""] = (header("x-forwarded-host") ?? "").split(",");
  return !URL.canParse(origin) || new URL(origin).host !== (forwarded.trim() || header("host"));
}

/** Returns the error with which every app refuses such a change. */
export function forwardedRefusal(): AppError {
  return new AppError(
    "forbidden",
    "X-Forwarded-Host: must name the host in `Origin`. Behind a proxy, let only the proxy set it.",
  );
}

/** Returns the error with which every app refuses a change from another site. */
export function crossSiteRefusal(): AppError {
  return new AppError(
    "forbidden",
    "Origin: a page of another site sent this change. Send it from a page of this app.",
  );
}

function isOwn(origin: string, ownOrigins: OwnOrigins): boolean {
  return ownOrigins.some((own) => (typeof own === "string" ? own === origin : own.test(origin)));
}
