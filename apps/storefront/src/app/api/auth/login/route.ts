import { localeSchema } from "@tandem/contracts";
import { NextResponse } from "next/server";
import { countCall } from "@/server/limits";
import { shopOfCall } from "@/server/request-shop";
import { route } from "@/server/route";
import { ATTEMPT_SECONDS, rememberAttempt } from "@/session/attempts";
import { attemptCookie, cookieOptions } from "@/session/cookies";
import { frontDoor, noteOf } from "@/session/front-door";
import { keycloak } from "@/session/keycloak";
import { safeReturnTo } from "@/session/return-to";

/** `GET /api/auth/login?returnTo=/cart`: to Keycloak and back to that page of the same shop. */
export const GET = route(async (request) => {
  const { tenant, origin } = await shopOfCall(request);
  await countCall("sign-on", request.headers, tenant.id);
  const query = new URL(request.url).searchParams;
  const redirectUri = frontDoor.callback();
  const locale = localeSchema.catch(tenant.defaultLocale).parse(query.get("locale"));
  const attempt = await keycloak().login.begin({ redirectUri, locale, note: noteOf(origin) });
  const returnTo = safeReturnTo(query.get("returnTo"));
  const id = await rememberAttempt(tenant.id, attempt, { redirectUri, returnTo });
  const answer = NextResponse.redirect(attempt.url, 303);
  answer.cookies.set(attemptCookie(), id, cookieOptions(ATTEMPT_SECONDS));
  return answer;
});
