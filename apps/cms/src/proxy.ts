import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "./http/content-security-policy";
import { refuseOtherSite } from "./http/own-site";
import { withPayloadCookie } from "./http/session-cookie";

const HEADER = "content-security-policy";

/** Matches pages; files and endpoints set policies of their own. */
export const config = { matcher: ["/((?!api/|_next/|health/).*)"] };

/** Rejects changes from other sites and gives each page a nonce, which Next reads from the request for its scripts. */
export default function proxy(request: NextRequest): Response {
  const refusal = refuseOtherSite(request);
  if (refusal !== null) return refusal;
  const policy = contentSecurityPolicy(randomBytes(16).toString("base64"));
  const headers = new Headers(withPayloadCookie(request.headers));
  headers.set(HEADER, policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set(HEADER, policy);
  return response;
}
