import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { inviteMember, takeBackInvitation } from "../../../identity/members/members";

/** Invites the first owner of a tenant by e-mail; undone by taking the invitation back. */
export const inviteOwnerStep = createStep(
  "invite-owner",
  async ({ slug, email }: { slug: string; email: string }) => {
    const invitation = await inviteMember({ tenant: slug, email, role: "owner", locale: "en" });
    return new StepResponse(undefined, invitation);
  },
  async (invitation) => {
    if (invitation !== undefined) await takeBackInvitation(invitation);
  },
);
