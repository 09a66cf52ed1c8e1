import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { openInvitation } from "../../../members/invitations/accept";
import { INVITATION_PATH } from "../../../members/invitations/mail";
import { deleteInvitation } from "../../../members/invitations/store";
import { keepVisit, readVisit } from "../../../members/invitations/visit";

/** `POST /invitations/decline`: deletes the invitation. The link from the mail is enough to do so. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const visit = await readVisit(req);
  const open = visit === null ? null : await openInvitation(req.scope, visit);
  if (visit !== null && open !== null) {
    await deleteInvitation(req.scope, open.invitation);
    const outcome = {
      kind: "declined",
      tenant: open.host.name,
      role: open.invitation.role,
      url: "",
    } as const;
    await keepVisit(req, { ...visit, outcome });
  }
  res.redirect(303, INVITATION_PATH);
}
