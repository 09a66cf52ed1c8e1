import { AppError } from "@tandem/contracts";
import { cookies } from "next/headers";
import { NextResponse } from "next/server";
import { countCall } from "@/server/limits";
import { logger } from "@/server/logger";
import { shopOfCall } from "@/server/request-shop";
import { route } from "@/server/route";
import { takeAttempt } from "@/session/attempts";
import { attemptCookie, cookieOptions, sessionCookie } from "@/session/cookies";
import { isAtFrontDoor, shopOfState } from "@/session/front-door";
import { handOverCart } from "@/session/hand-over-cart";
import { keycloak } from "@/session/keycloak";
import { endSession, openSession, SESSION_SECONDS } from "@/session/sessions";

/**
 * `GET /api/auth/callback`: Keycloak sends the browser here, at the storefront's own address, and it goes on to the same
 * path of its shop; from there it goes on signed on, in a session nobody knew before.
 */
export const GET = route(async (request) => {
  if (isAtFrontDoor(request)) return toShop(new URL(request.url));
  const { tenant, origin } = await shopOfCall(request);
  await countCall("sign-on", request.headers, tenant.id);
  const jar = await cookies();
  const attemptId = jar.get(attemptCookie())?.value;
  const attempt = attemptId === undefined ? null : await takeAttempt(tenant.id, attemptId);
  // An answer nobody waits for, for instance one opened again from the history.
  if (attempt === null) return NextResponse.redirect(`${origin}/account`, 303);
  try {
    const { returnTo, ...begun } = attempt;
    const callbackUrl = `${attempt.redirectUri}${new URL(request.url).search}`;
    const signedOn = await keycloak().login.finish({ ...begun, callbackUrl });
    const former = jar.get(sessionCookie())?.value;
    if (former !== undefined) await endSession(tenant.id, former);
    const id = await openSession(tenant.id, signedOn);
    await handOverCart(tenant, signedOn);
    const answer = NextResponse.redirect(`${origin}${returnTo}`, 303);
    answer.cookies.set(sessionCookie(), id, cookieOptions(SESSION_SECONDS));
    answer.cookies.delete(attemptCookie());
    return answer;
  } catch (error) {
    if (!(error instanceof AppError) || error.status === 500) throw error;
    logger().warn({ err: error }, "a sign-on was not completed");
    const failed = error.retryable ? "away" : "failed";
    return NextResponse.redirect(`${origin}/account?notice=${failed}`, 303);
  }
});

async function toShop({ pathname, search, searchParams }: URL): Promise<Response> {
  const shop = await shopOfState(searchParams.get("state"));
  if (shop === null) throw new AppError("not_found", "There is no such shop.");
  return NextResponse.redirect(`${shop}${pathname}${search}`, 303);
}
