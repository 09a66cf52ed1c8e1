import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { permitted } from "@tandem/auth";
import { parseInput } from "@tandem/contracts";
import { actingOn, inTenantOf, oneAtATime, requireOwnership } from "../../../members/acting";
import { invite } from "../../../members/invitations/invite";
import { listInvitations } from "../../../members/invitations/store";
import { listMembers, MEMBER_ROLES } from "../../../members/members";
import { inviteSchema } from "./validators";
import { viewOf } from "./view";

/** `actingOn` authenticates instead of Medusa. */
export const AUTHENTICATE = false;

/** `GET /admin/members`: the members of the tenant, its open invitations, and the roles the caller may assign. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const acting = await actingOn(req, "read");
  const { staff, tenant, host } = acting;
  const owner = permitted(staff, { area: "ownership", action: "write", tenant });
  const invitations = await inTenantOf(acting, () => listInvitations(req.scope, host.id));
  res.json({
    tenant,
    members: await listMembers(tenant),
    invitations: invitations.map(viewOf),
    assignable_roles: MEMBER_ROLES.filter((role) => owner || role !== "owner"),
    self: staff.subject,
  });
}

/**
 * `POST /admin/members` `{ email, role, locale? }`: sends an invitation; 201 `{ invitation }` with or without an
 * account.
 */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const acting = await actingOn(req, "write");
  const { email, role, locale } = parseInput(inviteSchema, req.body);
  requireOwnership(acting, [role]);
  const guest = { email, role, locale, invitedBy: acting.inviter };
  const invitation = await inTenantOf(acting, () =>
    oneAtATime(req, acting.tenant, () => invite(req.scope, acting.host, guest)),
  );
  res.status(201).json({ invitation: viewOf(invitation) });
}
