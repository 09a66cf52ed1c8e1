import { cookies } from "next/headers";
import { NextResponse } from "next/server";
import { handOverCart } from "@/cart/hand-over-cart";
import { countCall } from "@/server/limits";
import { shopOfCall } from "@/server/request-shop";
import { route } from "@/server/route";
import { browserCookie, cookieOptions, dropCookie, isSameBrowser, sessionCookie } from "@/session/cookies";
import { endSession, openSession, SESSION_SECONDS } from "@/session/sessions";
import { steps } from "@/session/steps";

/** `GET /api/auth/finish?ticket=`: signs in the browser that began here, with a new session id. */
export const GET = route(async (request) => {
  const { tenant, origin } = await shopOfCall(request);
  await countCall("sign-on", request.headers, tenant.id);
  const jar = await cookies();
  const arrival = await steps().arrivals.take(new URL(request.url).searchParams.get("ticket") ?? "");
  if (arrival === null) return NextResponse.redirect(`${origin}/account`, 303);
  const isHere = arrival.tenant === tenant.id && arrival.origin === origin;
  if (!isHere || !isSameBrowser(jar, arrival.shopBrowser)) {
    return NextResponse.redirect(`${origin}/account?notice=failed`, 303);
  }
  const former = jar.get(sessionCookie())?.value;
  if (former !== undefined) await endSession(tenant.id, former);
  const id = await openSession(tenant.id, arrival.session);
  await handOverCart(tenant, arrival.session);
  const answer = NextResponse.redirect(`${origin}${arrival.returnTo}`, 303);
  answer.cookies.set(sessionCookie(), id, cookieOptions(SESSION_SECONDS));
  dropCookie(answer.cookies, browserCookie());
  return answer;
});
