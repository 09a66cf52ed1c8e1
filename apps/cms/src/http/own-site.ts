import {
  crossSiteRefusal,
  forwardedRefusal,
  isCrossSiteChange,
  isForwardedFromElsewhere,
  isFromOwnPage,
} from "@tandem/auth";
import { type AppError, toErrorResponse } from "@tandem/contracts";
import { currentCorrelationId } from "@tandem/service-kit";
import { env } from "../env";
import { ownOrigins } from "./own-origins";

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

const OWN = ownOrigins(env.CMS_URL);
/** Payload's GET routes with side effects. */
const ACTING_READS = /^\/api\/payload-jobs\//;

/** Returns the refusal of a change that a page of another site sent; null for everything else. */
export function refuseOtherSite({ method, url, headers }: Request): Response | null {
  const acts = ACTING_READS.test(decoded(new URL(url).pathname));
  if (!isCrossSiteChange(acts ? "POST" : method, (name) => headers.get(name), OWN)) return null;
  return refusalOf(crossSiteRefusal());
}

/** Returns the refusal of a change of a page, so a server action, that Next would fail instead; else null. */
export function refuseAction(request: Request): Response | null {
  const { method, headers } = request;
  const isForwarded = isForwardedFromElsewhere(method, (name) => headers.get(name));
  return refuseOtherSite(request) ?? (isForwarded ? refusalOf(forwardedRefusal()) : null);
}

function refusalOf(error: AppError): Response {
  const { status, body } = toErrorResponse(error, currentCorrelationId());
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}

/** Returns the path as Next routes it; a path that cannot be decoded matches no route. */
function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch (error) {
    if (error instanceof URIError) return pathname;
    throw error;
  }
}

/** Rejects changes that a page of another site sends to a route. */
export function ownSiteOnly<Context>(handle: Handler<Context>): Handler<Context> {
  return async (request, context) => refuseOtherSite(request) ?? handle(request, context);
}

/** Returns whether the request comes from a page of the CMS. */
export const isFromOwnSite = (headers: Headers): boolean => isFromOwnPage((name) => headers.get(name), OWN);
