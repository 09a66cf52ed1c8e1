import { newSecretId, secretDigest } from "@tandem/auth";
import { localeSchema } from "@tandem/contracts";
import { NextResponse } from "next/server";
import { countCall } from "@/server/limits";
import { shopOfCall } from "@/server/request-shop";
import { route } from "@/server/route";
import { browserCookie, cookieOptions } from "@/session/cookies";
import { platform } from "@/session/platform";
import { safeReturnTo } from "@/session/return-to";
import { ATTEMPT_SECONDS, steps } from "@/session/steps";

/** `GET /api/auth/login?returnTo=/cart`: starts a sign-in through the storefront's own host that ends on that page. */
export const GET = route(async (request) => {
  const { tenant, origin } = await shopOfCall(request);
  await countCall("sign-on", request.headers, tenant.id);
  const query = new URL(request.url).searchParams;
  const browser = newSecretId();
  const ticket = await steps().departures.put({
    tenant: tenant.id,
    origin,
    returnTo: safeReturnTo(query.get("returnTo")),
    locale: localeSchema.catch(tenant.defaultLocale).parse(query.get("locale")),
    shopBrowser: secretDigest(browser),
  });
  const answer = NextResponse.redirect(platform.begin(ticket), 303);
  answer.cookies.set(browserCookie(), browser, cookieOptions(ATTEMPT_SECONDS));
  return answer;
});
