import { crossSiteRefusal, isCrossSiteChange, isFromOwnPage } from "@tandem/auth";
import { env } from "@/env";

/** Origin a request was sent to; a page cannot choose the `Host` of its requests. */
export function originOf(headers: Headers): string {
  return `${new URL(env().STOREFRONT_URL).protocol}//${(headers.get("host") ?? "").toLowerCase()}`;
}

/** Refuses a change that a page of another host sent. @throws AppError forbidden. */
export function requireOwnSite({ method, headers }: Pick<Request, "method" | "headers">): void {
  if (isCrossSiteChange(method, (name) => headers.get(name), [originOf(headers)])) throw crossSiteRefusal();
}

/** Returns true when a page of this very host led here. */
export const isFromOwnHost = ({ headers }: Request): boolean =>
  isFromOwnPage((name) => headers.get(name), [originOf(headers)]);
