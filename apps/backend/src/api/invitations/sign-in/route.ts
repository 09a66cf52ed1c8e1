import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { openInvitation } from "../../../identity/invitations/accept";
import { INVITATION_PATH } from "../../../identity/invitations/mail";
import { beginSignIn } from "../../../identity/invitations/sign-in";
import { keepVisit, readVisit } from "../../../identity/invitations/visit";

/** `GET /invitations/sign-in`: redirects to Keycloak; with `create`, to its registration form. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const visit = await readVisit(req);
  const open = visit === null ? null : await openInvitation(req.scope, visit);
  if (visit === null || open === null) return res.redirect(303, INVITATION_PATH);
  const create = req.query.create !== undefined;
  const begun = await beginSignIn(visit, { email: open.invitation.email, create });
  await keepVisit(req, begun.visit);
  res.redirect(begun.url);
}
