import type { Access } from "payload";
import { CONTENT_ROLES, isPlatformAdmin, tenantsWithRole } from "./memberships";

/** Who may create content at all; that it lands in a tenant of theirs is held by the tenant guard. */
export const createOwnContent: Access = ({ req }) =>
  isPlatformAdmin(req.user) || tenantsWithRole(req.user, CONTENT_ROLES).length > 0;
