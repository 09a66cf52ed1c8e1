import { NextResponse } from "next/server";
import { route } from "@/server/route";
import { platform } from "@/session/platform";
import { steps } from "@/session/steps";

/** `GET /api/auth/signed-out`: Keycloak redirects here after a sign-out; redirects to the shop where it began. */
export const GET = route(async (request) => {
  const shop = await steps().signOuts.take(new URL(request.url).searchParams.get("state") ?? "");
  return NextResponse.redirect(shop === null ? platform.start() : `${shop}/`, 303);
});
