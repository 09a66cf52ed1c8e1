import type { MedusaRequest } from "@medusajs/framework/http";
import { ACTIONS, AREAS, permitted, rolesIn } from "@tandem/auth";
import type { Access } from "@tandem/contracts";
import { tenantActedFor } from "../auth/active-tenant";
import type { Staff } from "../auth/staff";

/** Returns what a user may do in the active tenant: the role matrix, less what the tenant's status forbids. */
export async function accessOf(req: MedusaRequest, staff: Staff): Promise<Access> {
  const tenant = await tenantActedFor(req, staff);
  const slug = tenant?.slug ?? null;
  const frozen = tenant?.status === "suspended" && !staff.platformAdmin;
  const actions = frozen ? ACTIONS.filter((action) => action === "read") : ACTIONS;
  const rights = AREAS.map(
    (area) => [area, actions.filter((action) => permitted(staff, { area, action, tenant: slug }))] as const,
  );
  return {
    tenant,
    roles: rolesIn(staff, slug),
    platform_admin: staff.platformAdmin,
    rights: Object.fromEntries(rights.filter(([, allowed]) => allowed.length > 0)),
  };
}
