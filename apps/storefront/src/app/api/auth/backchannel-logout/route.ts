import { AppError } from "@tandem/contracts";
import { readBody } from "@tandem/service-kit";
import { countCall } from "@/server/limits";
import { route } from "@/server/route";
import { keycloak } from "@/session/keycloak";

const MOST_BYTES = 16 * 1024;

/** `POST /api/auth/backchannel-logout`: Keycloak reports that a session ended; it ends in every shop at once. */
export const POST = route(async (request) => {
  await countCall("webhook", request.headers, "keycloak");
  const body = await readBody(request.body, MOST_BYTES);
  const token = new URLSearchParams(body.toString()).get("logout_token");
  if (token === null) throw new AppError("invalid_input", "logout_token: is missing.");
  const { logoutTokens, revocations } = keycloak();
  await revocations.revoke(await logoutTokens.verify(token));
  return new Response(null, { status: 200 });
});
