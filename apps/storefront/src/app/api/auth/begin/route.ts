import { newSecretId, secretDigest } from "@tandem/auth";
import { NextResponse } from "next/server";
import { route } from "@/server/route";
import { browserCookie, cookieOptions } from "@/session/cookies";
import { keycloak } from "@/session/keycloak";
import { platform, requirePlatformHost } from "@/session/platform";
import { ATTEMPT_SECONDS, steps } from "@/session/steps";

/**
 * `GET /api/auth/begin?ticket=`, at the storefront's own host: binds the sign-in to the browser here too, then redirects
 * to Keycloak.
 */
export const GET = route(async (request) => {
  requirePlatformHost(request);
  const way = await steps().departures.take(new URL(request.url).searchParams.get("ticket") ?? "");
  if (way === null) return NextResponse.redirect(platform.start(), 303);
  const { url, state, nonce, codeVerifier } = await keycloak().login.begin({
    redirectUri: platform.callback(),
    locale: way.locale,
  });
  const browser = newSecretId();
  await steps().attempts.put({ ...way, nonce, codeVerifier, platformBrowser: secretDigest(browser) }, state);
  const answer = NextResponse.redirect(url, 303);
  answer.cookies.set(browserCookie(), browser, cookieOptions(ATTEMPT_SECONDS));
  return answer;
});
