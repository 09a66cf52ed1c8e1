import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { endRealmSession } from "../../../auth/realm-admin";
import { INVITATION_PATH } from "../../../members/invitations/mail";
import { keepVisit, readVisit } from "../../../members/invitations/visit";

/** `POST /invitations/switch`: signs the current account out and redirects to sign in with another. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const visit = await readVisit(req);
  if (visit === null || visit.person === null) return res.redirect(303, INVITATION_PATH);
  await endRealmSession(visit.person.sessionId);
  await keepVisit(req, { ...visit, person: null });
  res.redirect(303, `${INVITATION_PATH}/sign-in`);
}
