import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { INVITATION_PATH } from "../../../identity/invitations/mail";
import { finishSignIn } from "../../../identity/invitations/sign-in";
import { keepVisit, readVisit } from "../../../identity/invitations/visit";

/** `GET /invitations/callback`: the redirect URI of the sign-in. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const visit = await readVisit(req);
  if (visit !== null) await keepVisit(req, await finishSignIn(visit, req));
  res.redirect(303, INVITATION_PATH);
}
