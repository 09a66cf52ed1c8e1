import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { resend } from "../../../../../../identity/invitations/invite";
import { actingOn, inTenantOf, invitationIn } from "../../../../../../identity/members/acting";
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
