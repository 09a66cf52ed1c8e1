import { randomBytes } from "node:crypto";
import { retryAfterOf } from "@tandem/auth";
import type { Tenant } from "@tandem/catalog";
import { isReadableHost, UNREADABLE_HOST } from "@tandem/service-kit";
import { type NextRequest, NextResponse } from "next/server";
import { env } from "./env";
import { internalPath } from "./i18n/list-paths";
import { isReadablePath, resolvePath } from "./i18n/paths";
import { catalog } from "./server/catalog";
import { closed } from "./server/closed";
import { contentSecurityPolicy } from "./server/content-security-policy";
import { imageProblem, isImagePath } from "./server/image-request";
import { countCall, countImage } from "./server/limits";
import { logger } from "./server/logger";
import { actionRefusal } from "./server/own-site";
import { contradiction } from "./server/request-shop";

/** Matches pages of shops and of the landing page and resized images, but not the service's own routes and files. */
export const config = {
  matcher: [
    "/((?!api/|_next/|health/|fonts/).*)",
    "/(_next/image.*)",
    // Of the service's own routes and files, only those with percent escapes, which Next would fail to decode.
    "/((?:api|_next|health|fonts)/.*%.*)",
  ],
};

const plain = (status: number, text: string, headers: Record<string, string> = {}) =>
  new NextResponse(`${text}\n`, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store", ...headers },
  });

/** Routes a request to a page by host and language. Nothing here grants access to anything. */
export default async function proxy(request: NextRequest): Promise<NextResponse> {
  const host = (request.headers.get("host") ?? "").toLowerCase();
  const hostname = host.replace(/:\d{1,5}$/, "");
  const { pathname, searchParams } = request.nextUrl;
  if (!isReadableHost(host)) return plain(400, UNREADABLE_HOST);
  // Server actions read cookies: only pages of the host itself may post to it.
  const refusal = actionRefusal(request);
  if (refusal !== null) return plain(refusal.status, refusal.message);
  if (!isReadablePath(pathname)) return plain(400, "The path is not valid. Check its percent escapes.");
  // Next reads the rest of such a path as the path of a page or a file, and serves it without the checks below.
  if (pathname.startsWith("/_next/data/")) return plain(404, "Not found");
  if (isImagePath(pathname)) {
    const problem = imageProblem(searchParams);
    if (problem !== null) return plain(400, problem);
    return (await refusedBy(countImage(request.headers))) ?? NextResponse.next();
  }
  if (/^\/(?:api|_next|health|fonts)\//.test(pathname)) return NextResponse.next();

  if (hostname === new URL(env().STOREFRONT_URL).hostname) {
    return pathname === "/" ? rewrite(request, "/directory") : plain(404, "Not found");
  }

  let tenant: Tenant | null;
  try {
    tenant = await catalog().tenantByHost(host);
  } catch (error) {
    logger().error({ err: error }, "tenant lookup failed");
    return plain(503, "This shop is unavailable right now. Please try again in a moment.", {
      "retry-after": "5",
    });
  }
  if (tenant === null || tenant.status === "archived") return plain(404, "Not found");
  if (contradiction(tenant, request.headers) !== null) {
    return plain(400, "A header names another shop than the host does.");
  }
  if (tenant.status === "suspended") return closed(tenant);
  // Only server actions post to pages.
  if (request.method === "POST") {
    const refused = await refusedBy(countCall("write", request.headers, tenant.id));
    if (refused !== null) return refused;
  }

  if (tenant.stores.length === 0) return plain(503, "This shop opens soon.", { "retry-after": "60" });

  const resolved = resolvePath(tenant, pathname);
  switch (resolved.kind) {
    case "page":
      return rewrite(
        request,
        `/${tenant.slug}/${resolved.locale}${internalPath(resolved.path, request.nextUrl.searchParams)}`,
      );
    case "move": {
      const target = new URL(`${new URL(env().STOREFRONT_URL).protocol}//${host}`);
      // Set and not parsed: a path with two slashes at its start would be parsed as another host.
      target.pathname = resolved.to;
      target.search = request.nextUrl.search;
      return NextResponse.redirect(target, 308);
    }
    case "unknown":
      return rewrite(request, `/${tenant.slug}/${tenant.defaultLocale}/-/missing`);
    default:
      return resolved satisfies never;
  }
}

/** Waits until a call is counted; returns the response when there are too many, else null. */
async function refusedBy(count: Promise<void>): Promise<NextResponse | null> {
  try {
    await count;
    return null;
  } catch (error) {
    const wait = retryAfterOf(error);
    if (wait === null) throw error;
    return plain(429, `Too many requests. Please try again in ${wait} s.`, { "retry-after": String(wait) });
  }
}

const POLICY = "content-security-policy";

/**
 * Rewrites the request to a page with a fresh nonce, which Next reads from the request's policy for its scripts; cached
 * shells hold none. Host and port are those Next was started with and the protocol is the one a proxy in front names, or
 * the rewrite would leave the process.
 */
function rewrite(request: NextRequest, pathname: string): NextResponse {
  const { HOST, PORT, NODE_ENV } = env();
  const policy = contentSecurityPolicy({
    nonce: randomBytes(16).toString("base64"),
    development: NODE_ENV === "development",
  });
  const headers = new Headers(request.headers);
  headers.set(POLICY, policy);
  const response = NextResponse.rewrite(
    new URL(`${pathname}${request.nextUrl.search}`, `${request.nextUrl.protocol}//${HOST}:${PORT}`),
    { request: { headers } },
  );
  response.headers.set(POLICY, policy);
  return response;
}
