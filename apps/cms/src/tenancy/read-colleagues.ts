import type { Access } from "payload";
import { scopeOf } from "./scope";

/** Allows users to read their own account, and users who may see members to read those of their tenants. */
export const readColleagues: Access = async ({ req }) => {
  if (!req.user) return false;
  const scope = await scopeOf(req, "members", "read");
  if (scope === "everywhere") return true;
  const self = { id: { equals: req.user.id } };
  return scope.length === 0 ? self : { or: [self, { "tenants.tenant": { in: scope } }] };
};
