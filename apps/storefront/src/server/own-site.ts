import {
  crossSiteRefusal,
  forwardedRefusal,
  isCrossSiteChange,
  isForwardedFromElsewhere,
  isFromOwnPage,
} from "@tandem/auth";
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

/** Returns the refusal of a change of a page, so a server action, that Next would fail instead; else null. */
export function actionRefusal(request: Pick<Request, "method" | "headers">): AppError | null {
  const { method, headers } = request;
  const isForwarded = isForwardedFromElsewhere(method, (name) => headers.get(name));
  return otherSiteRefusal(request) ?? (isForwarded ? forwardedRefusal() : null);
}

/** Returns whether a page of the same host sent the request. */
export const isFromOwnHost = ({ headers }: Request): boolean =>
  isFromOwnPage((name) => headers.get(name), [originOf(headers)]);
