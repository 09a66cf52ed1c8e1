import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { INVITATION_PATH } from "../../../members/invitations/mail";
import { finishSignIn } from "../../../members/invitations/sign-in";
import { keepVisit, readVisit } from "../../../members/invitations/visit";

/** `GET /invitations/callback`: the redirect URI of the sign-in. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const visit = await readVisit(req);
  if (visit !== null) await keepVisit(req, await finishSignIn(visit, req));
  res.redirect(303, INVITATION_PATH);
}
