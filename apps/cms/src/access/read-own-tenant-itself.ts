import type { Access } from "payload";
import { READING_ROLES, seesAllTenants, tenantsWithRole } from "./memberships";

/** Staff read the tenants they belong to. */
export const readOwnTenantItself: Access = ({ req }) => {
  if (seesAllTenants(req.user)) return true;
  const tenants = tenantsWithRole(req.user, READING_ROLES);
  return tenants.length === 0 ? false : { id: { in: tenants } };
};
