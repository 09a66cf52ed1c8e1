import { NextResponse } from "next/server";
import { env } from "@/env";
import { route } from "@/server/route";
import { shopOfState } from "@/session/front-door";

/** `GET /api/auth/signed-out`: Keycloak sends who signed out here; they go on to the shop they came from. */
export const GET = route(async (request) => {
  const shop = await shopOfState(new URL(request.url).searchParams.get("state"));
  return NextResponse.redirect(new URL("/", shop ?? env().STOREFRONT_URL), 303);
});
