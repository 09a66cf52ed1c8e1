import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { currentCorrelationId } from "@tandem/service-kit";
import { recordWhenKnown } from "../../../audit/record";
import { config } from "../../../env";
import { accept, openInvitation } from "../../../members/invitations/accept";
import { INVITATION_PATH } from "../../../members/invitations/mail";
import { keepVisit, readVisit } from "../../../members/invitations/visit";

/** `POST /invitations/accept`: makes the user who signed in with the invited e-mail address a member. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const visit = await readVisit(req);
  const open = visit === null ? null : await openInvitation(req.scope, visit);
  const person = visit?.person ?? null;
  if (visit !== null && open !== null && person !== null) {
    const { invitation, host } = open;
    await accept(req, open, person);
    recordWhenKnown(
      Promise.resolve({
        tenant_id: host.id,
        subject: person.subject,
        user_id: null,
        via: "keycloak",
        roles: [invitation.role],
        method: req.method,
        route: `${INVITATION_PATH}/accept`,
        action: "members.accept",
        entities: [invitation.id],
        status: 200,
        correlation_id: currentCorrelationId() ?? "",
      }),
    );
    const { backend, cms } = config().urls;
    const url = invitation.role === "editor" ? `${cms}/admin` : `${backend}/app`;
    await keepVisit(req, {
      ...visit,
      outcome: { kind: "joined", tenant: host.name, role: invitation.role, url },
    });
  }
  res.redirect(303, INVITATION_PATH);
}
