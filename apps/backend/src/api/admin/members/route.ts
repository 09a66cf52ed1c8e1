import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { permitted } from "@tandem/auth";
import { parseInput } from "@tandem/contracts";
import { actingOn, oneAtATime, requireOwnership } from "../../../identity/members/acting";
import { inviteMember, listMembers, MEMBER_ROLES } from "../../../identity/members/members";
import { inviteSchema } from "./validators";

/** Ours: `actingOn` authenticates. */
export const AUTHENTICATE = false;

/** `GET /admin/members`: who works for the tenant, and the roles the caller may give. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { staff, tenant } = await actingOn(req, "read");
  const owner = permitted(staff, { area: "ownership", action: "write", tenant });
  const assignable = MEMBER_ROLES.filter((role) => owner || role !== "owner");
  res.json({ tenant, members: await listMembers(tenant), assignable_roles: assignable, self: staff.subject });
}

/** `POST /admin/members` `{ email, role, locale? }`: invites somebody by e-mail; 201 `{ member }`. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const acting = await actingOn(req, "write");
  const invite = parseInput(inviteSchema, req.body);
  requireOwnership(acting, [invite.role]);
  const { id } = await oneAtATime(req, acting.tenant, () =>
    inviteMember({ tenant: acting.tenant, ...invite }),
  );
  res.status(201).json({ member: { id, email: invite.email, roles: [invite.role] } });
}
