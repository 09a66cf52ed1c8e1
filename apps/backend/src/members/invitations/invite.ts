import type { MedusaContainer } from "@medusajs/framework/types";
import { AppError, type Locale, type Role } from "@tandem/contracts";
import { config } from "../../env";
import { sendMail } from "../../mail/send";
import { roleGroup } from "../groups";
import { listMembers } from "../members";
import { addressHasRoom, countInvitation } from "./limits";
import { INVITATION_PATH, invitationMail } from "./mail";
import { deleteInvitation, type Invitation, renewInvitation, storeInvitation } from "./store";

/** The tenant that invites. */
export interface Host {
  id: string;
  slug: string;
  name: string;
}

/** The person to invite, and their role. */
export interface Guest {
  email: string;
  role: Role;
  locale: Locale;
  /** Keycloak's `sub` of the member who invites; null when the platform does. */
  invitedBy: string | null;
}

/**
 * Sends an invitation to an e-mail address. The account with that address is neither read nor changed, so the response
 * and its timing are the same whether there is one or not.
 * @throws AppError conflict for a member of this tenant, rate_limited, unavailable when the mail cannot be sent
 */
export async function invite(container: MedusaContainer, host: Host, guest: Guest): Promise<Invitation> {
  const email = guest.email.trim().toLowerCase();
  await countInvitation(host.id, { email, invited_by: guest.invitedBy });
  await roleGroup(host.slug, guest.role);
  const members = await listMembers(host.slug);
  if (members.some((member) => member.joined && member.email?.toLowerCase() === email)) {
    throw new AppError("conflict", "`email`: is already a member of this tenant. Change their role instead.");
  }
  const { invitation, token } = await storeInvitation(container, {
    tenantId: host.id,
    email,
    role: guest.role,
    locale: guest.locale,
    invited_by: guest.invitedBy,
  });
  try {
    await deliver(host, invitation, token);
  } catch (error) {
    await deleteInvitation(container, invitation);
    throw error;
  }
  return invitation;
}

/** Sends an invitation again with a new link; the link sent before is void. @throws AppError not_found, rate_limited */
export async function resend(
  container: MedusaContainer,
  host: Host,
  invitation: Invitation,
): Promise<Invitation> {
  await countInvitation(host.id, invitation);
  const renewed = await renewInvitation(container, host.id, invitation.id);
  if (renewed === null) throw new AppError("not_found", "There is no invitation with this id.");
  await deliver(host, renewed.invitation, renewed.token);
  return renewed.invitation;
}

async function deliver(host: Host, invitation: Invitation, token: string): Promise<void> {
  if (!(await addressHasRoom(invitation.email))) return;
  const link = `${config().urls.backend}${INVITATION_PATH}?token=${token}`;
  await sendMail(invitationMail(host, invitation, link));
}
