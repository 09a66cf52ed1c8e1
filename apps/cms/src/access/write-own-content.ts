import type { Access } from "payload";
import { CONTENT_ROLES, isPlatformAdmin, tenantsWithRole } from "./memberships";

/** Editors, admins and owners change and delete content of their own tenant; platform admins anywhere. */
export const writeOwnContent: Access = ({ req }) => {
  if (isPlatformAdmin(req.user)) return true;
  const tenants = tenantsWithRole(req.user, CONTENT_ROLES);
  return tenants.length === 0 ? false : { tenant: { in: tenants } };
};
