import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { AppError, parseInput, type Role } from "@tandem/contracts";
import { actingOn, oneAtATime, requireOwnership } from "../../../../members/acting";
import { keepAnOwner, listMembers, setRole } from "../../../../members/members";
import { changeMemberSchema } from "../validators";

/** `actingOn` authenticates instead of Medusa. */
export const AUTHENTICATE = false;

/** `POST /admin/members/:id` `{ role }`: replaces the roles of a member with one role; `{ member }`. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { role } = parseInput(changeMemberSchema, req.body);
  res.json({ member: await changeRole(req, role) });
}

/** `DELETE /admin/members/:id`: removes every role of a member in the tenant; their account is kept. */
export async function DELETE(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { id } = await changeRole(req, null);
  res.json({ id, object: "member", deleted: true });
}

async function changeRole(req: MedusaRequest, role: Role | null): Promise<{ id: string; roles: Role[] }> {
  const acting = await actingOn(req, "write");
  const { id = "" } = req.params;
  return oneAtATime(req, acting.tenant, async () => {
    const members = await listMembers(acting.tenant);
    const member = members.find((one) => one.id === id);
    if (member === undefined)
      throw new AppError("not_found", `There is no member with the id ${id} in this tenant.`);
    requireOwnership(acting, role === null ? member.roles : [...member.roles, role]);
    if (role !== "owner") keepAnOwner(members, member);
    await setRole(acting.tenant, member, role);
    return { id, roles: role === null ? [] : [role] };
  });
}
