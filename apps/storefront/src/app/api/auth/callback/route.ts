import { AppError } from "@tandem/contracts";
import { cookies } from "next/headers";
import { NextResponse } from "next/server";
import { logger } from "@/server/logger";
import { route } from "@/server/route";
import { browserCookie, dropCookie, isSameBrowser } from "@/session/cookies";
import { keycloak } from "@/session/keycloak";
import { platform, requirePlatformHost } from "@/session/platform";
import { toSession } from "@/session/sessions";
import { steps } from "@/session/steps";

/**
 * `GET /api/auth/callback`, at the storefront's own host: Keycloak redirects here. The code is redeemed here and goes
 * nowhere else; the shop gets a ticket that works once, in the browser that began the sign-in.
 */
export const GET = route(async (request) => {
  requirePlatformHost(request);
  const { search, searchParams } = new URL(request.url);
  const state = searchParams.get("state") ?? "";
  const attempt = await steps().attempts.take(state);
  // No sign-in is in progress for this state, for instance when the URL is opened again from the history.
  if (attempt === null) return NextResponse.redirect(platform.start(), 303);
  const { nonce, codeVerifier, platformBrowser, ...way } = attempt;
  const answer = (query: string) => {
    const response = NextResponse.redirect(`${way.origin}${query}`, 303);
    dropCookie(response.cookies, browserCookie());
    return response;
  };
  if (!isSameBrowser(await cookies(), platformBrowser)) return answer("/account?notice=failed");
  try {
    const redirectUri = platform.callback();
    const signedOn = await keycloak().login.finish({
      state,
      nonce,
      codeVerifier,
      redirectUri,
      callbackUrl: `${redirectUri}${search}`,
    });
    const ticket = await steps().arrivals.put({ ...way, session: toSession(signedOn) });
    return answer(`/api/auth/finish?ticket=${ticket}`);
  } catch (error) {
    if (!(error instanceof AppError) || error.status === 500) throw error;
    logger().warn({ err: error }, "sign-in failed");
    return answer(`/account?notice=${error.retryable ? "away" : "failed"}`);
  }
});
