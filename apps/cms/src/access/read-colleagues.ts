import type { Access } from "payload";
import { scopeOf } from "./scope";

/** Everybody reads their own account; who may see members reads those of their tenants. */
export const readColleagues: Access = async ({ req }) => {
  if (!req.user) return false;
  const scope = await scopeOf(req, "members", "read");
  if (scope === "everywhere") return true;
  const self = { id: { equals: req.user.id } };
  return scope.length === 0 ? self : { or: [self, { "tenants.tenant": { in: scope } }] };
};
