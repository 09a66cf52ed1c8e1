import type { Access } from "payload";
import { seesAllTenants, tenantsWithRole } from "./memberships";

/** Everybody reads their own account; owners and admins those of their tenants; platform people all. */
export const readColleagues: Access = ({ req }) => {
  if (!req.user) return false;
  if (seesAllTenants(req.user)) return true;
  const managed = tenantsWithRole(req.user, ["owner", "admin"]);
  const self = { id: { equals: req.user.id } };
  return managed.length === 0 ? self : { or: [self, { "tenants.tenant": { in: managed } }] };
};
