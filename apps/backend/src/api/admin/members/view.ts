import type { Invitation } from "../../../members/invitations/store";

/** Returns an invitation as the API shows it, without data of the account with this e-mail address. */
export function viewOf({ id, email, role, sent_at, expires_at }: Invitation) {
  return { id, email, role, sent_at, expires_at, expired: expires_at.getTime() <= Date.now() };
}
