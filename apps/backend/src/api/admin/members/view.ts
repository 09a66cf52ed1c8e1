import type { Invitation } from "../../../identity/invitations/store";

/** An invitation as the API returns it: nothing of the person behind the address. */
export function viewOf({ id, email, role, sent_at, expires_at }: Invitation) {
  return { id, email, role, sent_at, expires_at, expired: expires_at.getTime() <= Date.now() };
}
