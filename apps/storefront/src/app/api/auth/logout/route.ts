import { cookies } from "next/headers";
import { NextResponse } from "next/server";
import { forgetCart } from "@/cart/cart-cookie";
import { countCall } from "@/server/limits";
import { shopOfCall } from "@/server/request-shop";
import { route } from "@/server/route";
import { sessionCookie } from "@/session/cookies";
import { frontDoor, noteOf } from "@/session/front-door";
import { keycloak } from "@/session/keycloak";
import { endSession } from "@/session/sessions";

/** `GET /api/auth/logout`: ends the session here and in Keycloak, and so in every shop. Only links of this shop do. */
export const GET = route(async (request) => {
  const { tenant, origin } = await shopOfCall(request);
  await countCall("logout", request.headers, tenant.id);
  const from = request.headers.get("sec-fetch-site");
  if (from !== null && from !== "same-origin" && from !== "none") {
    return NextResponse.redirect(`${origin}/account`, 303);
  }
  const id = (await cookies()).get(sessionCookie())?.value;
  const session = id === undefined ? null : await endSession(tenant.id, id);
  const { login, revocations } = keycloak();
  if (session !== null) await revocations.revoke(session);
  const answer = NextResponse.redirect(
    session === null
      ? `${origin}/`
      : login.logoutUrl({
          idToken: session.idToken,
          returnTo: frontDoor.signedOut(),
          state: noteOf(origin),
        }),
    303,
  );
  answer.cookies.delete(sessionCookie());
  // The cart became the customer's; the next person at this browser starts with an empty one.
  if (session !== null) forgetCart(answer.cookies);
  return answer;
});
