import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { openInvitation } from "../../../members/invitations/accept";
import { INVITATION_PATH } from "../../../members/invitations/mail";
import { beginSignIn } from "../../../members/invitations/sign-in";
import { keepVisit, readVisit } from "../../../members/invitations/visit";

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
