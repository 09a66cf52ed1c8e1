import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { type Host, invite } from "../../members/invitations/invite";
import { deleteInvitation } from "../../members/invitations/store";

/** Invites the first owner of a tenant by e-mail; undone by deleting the invitation. */
export const inviteOwnerStep = createStep(
  "invite-owner",
  async ({ host, email }: { host: Host; email: string }, { container }) => {
    const guest = { email, role: "owner", locale: "en", invitedBy: null } as const;
    const { id, tenant_id } = await invite(container, host, guest);
    return new StepResponse(undefined, { id, tenant_id });
  },
  async (invitation, { container }) => {
    if (invitation !== undefined) await deleteInvitation(container, invitation);
  },
);
