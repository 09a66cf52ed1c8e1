import type { Access } from "payload";
import { READING_ROLES, seesAllTenants, tenantsWithRole } from "./memberships";

/** Versions are read like their documents: own tenant only. */
export const readOwnVersions: Access = ({ req }) => {
  if (seesAllTenants(req.user)) return true;
  const tenants = tenantsWithRole(req.user, READING_ROLES);
  return tenants.length === 0 ? false : { "version.tenant": { in: tenants } };
};
