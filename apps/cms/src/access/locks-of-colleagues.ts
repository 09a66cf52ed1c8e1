import type { Access } from "payload";
import { READING_ROLES, seesAllTenants, tenantsWithRole } from "./memberships";

/** Locks on documents are seen and lifted among people who share a tenant. */
export const locksOfColleagues: Access = async ({ req }) => {
  if (!req.user) return false;
  if (seesAllTenants(req.user)) return true;
  const { docs } = await req.payload.find({
    collection: "users",
    where: { "tenants.tenant": { in: tenantsWithRole(req.user, READING_ROLES) } },
    depth: 0,
    pagination: false,
    select: {},
    overrideAccess: true,
    req,
  });
  return { "user.value": { in: [req.user.id, ...docs.map(({ id }) => id)] } };
};
