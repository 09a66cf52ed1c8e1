import type { Access } from "payload";
import { READING_ROLES, seesAllTenants, tenantsWithRole } from "./memberships";

/** Staff read documents of the tenants they belong to; platform people read all; everybody else nothing. */
export const readOwnTenant: Access = ({ req }) => {
  if (seesAllTenants(req.user)) return true;
  const tenants = tenantsWithRole(req.user, READING_ROLES);
  return tenants.length === 0 ? false : { tenant: { in: tenants } };
};
