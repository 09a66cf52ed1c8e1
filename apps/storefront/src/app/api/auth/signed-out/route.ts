import { NextResponse } from "next/server";
import { route } from "@/server/route";
import { platform } from "@/session/platform";
import { steps } from "@/session/steps";

/** `GET /api/auth/signed-out`: Keycloak sends who signed out here; they go on to the shop they came from. */
export const GET = route(async (request) => {
  const shop = await steps().signOuts.take(new URL(request.url).searchParams.get("state") ?? "");
  return NextResponse.redirect(shop === null ? platform.start() : `${shop}/`, 303);
});
