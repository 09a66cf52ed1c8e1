import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { actingOn, inTenantOf, invitationIn } from "../../../../../members/acting";
import { deleteInvitation } from "../../../../../members/invitations/store";

/** `actingOn` authenticates instead of Medusa. */
export const AUTHENTICATE = false;

/** `DELETE /admin/members/invitations/:id`: withdraws an invitation; its link is void. */
export async function DELETE(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const acting = await actingOn(req, "write");
  await inTenantOf(acting, async () => {
    const invitation = await invitationIn(req, acting);
    await deleteInvitation(req.scope, invitation);
    res.json({ id: invitation.id, object: "invitation", deleted: true });
  });
}
