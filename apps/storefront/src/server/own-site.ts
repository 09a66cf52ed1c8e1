import { crossSiteRefusal, isCrossSiteChange, isFromOwnPage } from "@tandem/auth";
import type { AppError } from "@tandem/contracts";
import { env } from "@/env";

/** Returns the origin a request was sent to; a page cannot choose the `Host` of its requests. */
export function originOf(headers: Headers): string {
  return `${new URL(env().STOREFRONT_URL).protocol}//${(headers.get("host") ?? "").toLowerCase()}`;
}

/** Returns the refusal of a change that a page of another host sent; null for everything else. */
export function otherSiteRefusal({ method, headers }: Pick<Request, "method" | "headers">): AppError | null {
  const isForeign = isCrossSiteChange(method, (name) => headers.get(name), [originOf(headers)]);
  return isForeign ? crossSiteRefusal() : null;
}

/** Returns whether a page of the same host sent the request. */
export const isFromOwnHost = ({ headers }: Request): boolean =>
  isFromOwnPage((name) => headers.get(name), [originOf(headers)]);
