import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { actingOn, inTenantOf, invitationIn } from "../../../../../../members/acting";
import { resend } from "../../../../../../members/invitations/invite";
import { viewOf } from "../../../view";

/** `actingOn` authenticates instead of Medusa. */
export const AUTHENTICATE = false;

/** `POST /admin/members/invitations/:id/resend`: sends a new link; the previous one is void. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const acting = await actingOn(req, "write");
  await inTenantOf(acting, async () => {
    const invitation = await resend(req.scope, acting.host, await invitationIn(req, acting));
    res.json({ invitation: viewOf(invitation) });
  });
}
