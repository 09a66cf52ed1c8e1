import { randomBytes } from "node:crypto";
import { isReadableHost, UNREADABLE_HOST } from "@tandem/service-kit";
import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "./http/content-security-policy";
import { isDecodable, UNDECODABLE } from "./http/decodable-path";
import { refuseAction } from "./http/own-site";
import { withPayloadCookie } from "./http/session-cookie";

const HEADER = "content-security-policy";

/**
 * Matches pages; files and endpoints set policies of their own, and of these only paths with percent escapes match, which
 * Next would fail to decode.
 */
export const config = {
  matcher: ["/((?!api/|_next/|health/).*)", "/((?:api|_next|health)/.*%.*)"],
};

/** Rejects unusable hosts and changes from other sites, and gives each page a nonce for its scripts, which Next reads there. */
export default function proxy(request: NextRequest): Response {
  const { pathname } = request.nextUrl;
  if (!isReadableHost(request.headers.get("host"))) return unreadable(UNREADABLE_HOST);
  if (!isDecodable(pathname)) return unreadable(UNDECODABLE);
  if (/^\/(?:(?:api|_next|health)\/|api-docs(?:\/|$))/.test(pathname)) return NextResponse.next();
  const refusal = refuseAction(request);
  if (refusal !== null) return refusal;
  const policy = contentSecurityPolicy(randomBytes(16).toString("base64"));
  const headers = new Headers(withPayloadCookie(request.headers));
  headers.set(HEADER, policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set(HEADER, policy);
  return response;
}

const unreadable = (message: string): Response =>
  Response.json(
    { code: "invalid_input", message },
    { status: 400, headers: { "cache-control": "no-store" } },
  );
