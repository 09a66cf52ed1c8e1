import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { parseInput } from "@tandem/contracts";
import { directory, logoutVerifier, revocations } from "../../../../auth/realm";
import { logoutTokenSchema } from "./validators";

/** `POST /auth/keycloak/backchannel-logout`: Keycloak reports the end of a session (OIDC Back-Channel Logout 1.0). */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { logout_token } = parseInput(logoutTokenSchema, req.body);
  const ended = await logoutVerifier.verify(logout_token);
  await revocations.revoke(ended);
  directory.forget(ended.subject);
  res.setHeader("cache-control", "no-store");
  res.sendStatus(200);
}
