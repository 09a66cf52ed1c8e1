import type { Access } from "payload";
import { CONTENT_ROLES, isPlatformAdmin, tenantsWithRole } from "./memberships";

/** Editors, admins and owners change domains, theme and settings of their own tenant. */
export const brandOwnTenant: Access = ({ req }) => {
  if (isPlatformAdmin(req.user)) return true;
  const tenants = tenantsWithRole(req.user, CONTENT_ROLES);
  return tenants.length === 0 ? false : { id: { in: tenants } };
};
