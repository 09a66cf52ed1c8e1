import { cookies } from "next/headers";
import { NextResponse } from "next/server";
import { forgetCart } from "@/cart/cart-cookie";
import { countCall } from "@/server/limits";
import { isFromOwnHost } from "@/server/own-site";
import { shopOfCall } from "@/server/request-shop";
import { route } from "@/server/route";
import { dropCookie, sessionCookie } from "@/session/cookies";
import { keycloak } from "@/session/keycloak";
import { platform } from "@/session/platform";
import { endSession } from "@/session/sessions";
import { steps } from "@/session/steps";

/** `GET /api/auth/logout`, only from links of this shop: ends the session here and in Keycloak, so in every shop. */
export const GET = route(async (request) => {
  const { tenant, origin } = await shopOfCall(request);
  await countCall("logout", request.headers, tenant.id);
  if (!isFromOwnHost(request)) return NextResponse.redirect(`${origin}/account`, 303);
  const id = (await cookies()).get(sessionCookie())?.value;
  const session = id === undefined ? null : await endSession(tenant.id, id);
  const { login, revocations } = keycloak();
  if (session !== null) await revocations.revoke(session);
  const answer = NextResponse.redirect(
    session === null
      ? `${origin}/`
      : login.logoutUrl({
          idToken: session.idToken,
          returnTo: platform.signedOut(),
          state: await steps().signOuts.put(origin),
        }),
    303,
  );
  dropCookie(answer.cookies, sessionCookie());
  // The cart belongs to the customer; the next user of this browser starts with an empty one.
  if (session !== null) forgetCart(answer.cookies);
  return answer;
});
