import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { isFromOwnPage } from "@tandem/auth";
import { login, revocations } from "../../../../auth/realm";
import { dropSession, sessionCredential } from "../../../../auth/session";
import { takeIdToken } from "../../../../auth/sign-on/id-tokens";
import { LOGIN_PAGE } from "../../../../auth/sign-on/redirects";
import { ADMIN_ORIGINS } from "../../../../http/request-guard";

/**
 * `GET /auth/keycloak/logout`: signs out of Medusa, then of Keycloak, and returns to the login page. Requests from
 * other sites do not sign out; they are redirected to the login page.
 */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  if (!isFromOwnPage((name) => req.get(name), ADMIN_ORIGINS)) {
    res.redirect(LOGIN_PAGE);
    return;
  }
  const credential = sessionCredential(req);
  await dropSession(req, res);
  if (credential?.kind !== "keycloak" || credential.session.session_id === null) {
    res.redirect(LOGIN_PAGE);
    return;
  }
  const { subject, session_id: sessionId } = credential.session;
  await revocations.revoke({ sessionId, subject });
  const idToken = await takeIdToken(sessionId);
  res.redirect(idToken === null ? LOGIN_PAGE : login.logoutUrl({ idToken, returnTo: LOGIN_PAGE }));
}
