import type { MedusaRequest } from "@medusajs/framework/http";
import type { MedusaContainer } from "@medusajs/framework/types";
import { permitted } from "@tandem/auth";
import { AppError } from "@tandem/contracts";
import { directory } from "../../auth/realm";
import { askRealm, endRealmSession } from "../../auth/realm-admin";
import { connections } from "../../connections/connections";
import { oneAtATime } from "../acting";
import { roleGroup } from "../groups";
import type { Host } from "./invite";
import { byHash, consumeInvitation, type Invitation } from "./store";
import type { Visit } from "./visit";

/** An invitation that can be accepted now, with the tenant it is from. */
export interface OpenInvitation {
  invitation: Invitation;
  host: Host;
}

/** The user who signed in on the page of an invitation. */
export type Visitor = NonNullable<Visit["person"]>;

/**
 * Returns the invitation of a visit; null when it was used, withdrawn, sent again or expired, when its tenant is not
 * active, or when the member who sent it may no longer invite for this role.
 */
export async function openInvitation(
  container: MedusaContainer,
  { tokenHash }: Pick<Visit, "tokenHash">,
): Promise<OpenInvitation | null> {
  const invitation = await byHash(container, tokenHash);
  if (invitation === null) return null;
  const { rows } = await connections().pool.query<Host>(
    "select id, slug, name from tenant where id = $1 and status = 'active' and deleted_at is null",
    [invitation.tenant_id],
  );
  const [host] = rows;
  if (host === undefined || !(await inviterStillMay(invitation, host))) return null;
  return { invitation, host };
}

/** Returns whether the invitation is for the e-mail address the visitor signed in with. */
export function isFor({ email }: Pick<Invitation, "email">, visitor: Pick<Visitor, "email">): boolean {
  return visitor.email?.toLowerCase() === email;
}

/**
 * Gives the visitor the role of the invitation and ends the other sessions of their account, which another person may
 * have opened.
 * @throws AppError forbidden when their e-mail address is not verified or not the invited one; gone when the invitation
 * is no longer valid
 */
export async function accept(
  req: MedusaRequest,
  { invitation, host }: OpenInvitation,
  { subject, sessionId }: Visitor,
): Promise<void> {
  directory.forget(subject);
  const person = await directory.lookup(subject);
  if (person?.enabled !== true || !person.emailVerified || !isFor(invitation, person)) {
    throw new AppError(
      "forbidden",
      "The invitation is for another e-mail address, or yours is not verified.",
    );
  }
  const groupId = await roleGroup(host.slug, invitation.role);
  const member = person.memberships.some(({ tenant, role }) => tenant === host.slug && role !== "customer");
  const consumed = await oneAtATime(req, host.slug, () =>
    consumeInvitation(req.scope, invitation, async () => {
      if (!member) await askRealm((realm) => realm.users.addToGroup({ id: subject, groupId }));
    }),
  );
  directory.forget(subject);
  if (!consumed) throw new AppError("gone", "The invitation is no longer valid.");
  const sessions = await askRealm((realm) => realm.users.listSessions({ id: subject }));
  for (const { id } of sessions) if (id !== undefined && id !== sessionId) await endRealmSession(id);
}

async function inviterStillMay(
  { invited_by, role }: Pick<Invitation, "invited_by" | "role">,
  { slug: tenant }: Host,
): Promise<boolean> {
  if (invited_by === null) return true;
  const inviter = await directory.lookup(invited_by);
  if (inviter?.enabled !== true) return false;
  const may = (area: "members" | "ownership") => permitted(inviter, { area, action: "write", tenant });
  return may("members") && (role !== "owner" || may("ownership"));
}
