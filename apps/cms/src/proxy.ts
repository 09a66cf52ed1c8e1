import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "./http/content-security-policy";

const HEADER = "content-security-policy";

/** Pages; files and endpoints bring policies of their own. */
export const config = { matcher: ["/((?!api/|_next/|health/).*)"] };

/** Gives each page a nonce of its own: Next reads it from the request and puts it on its scripts. */
export default function proxy(request: NextRequest): NextResponse {
  const policy = contentSecurityPolicy(randomBytes(16).toString("base64"));
  const headers = new Headers(request.headers);
  headers.set(HEADER, policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set(HEADER, policy);
  return response;
}
