import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { requirePermission } from "@tandem/auth";
import { AppError, type ServicePermission } from "@tandem/contracts";
import { requirePrincipal } from "./keycloak";
import { type Staff, staffOf } from "./staff";

type Middleware = (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction) => Promise<void>;

/** Returns the actor of a request, for logs and run history; set on `res.locals.actor` by the middlewares below. */
export function actorOf(res: MedusaResponse): string | null {
  const actor: unknown = res.locals.actor;
  return typeof actor === "string" ? actor : null;
}

/**
 * Authenticates routes under `/admin` that opt out of Medusa's authentication; `allowed` decides about the caller.
 * @throws AppError unauthenticated or forbidden for other callers
 */
export function personOrService(allowed: (staff: Staff, req: MedusaRequest) => boolean): Middleware {
  return async (req, res, next) => {
    const staff = await staffOf(req);
    if (staff === null) throw new AppError("unauthenticated", "Sign in to make this call.");
    if (!allowed(staff, req)) throw new AppError("forbidden", "Your roles do not allow this call.");
    res.locals.actor = `${staff.via}:${staff.subject ?? staff.userId}`;
    next();
  };
}

/** Operators, platform admins and services with `sync:write`. */
export const syncOperators = personOrService(operatesSync);

/** Reads: callers who may operate the sync. Writes: platform admins and services with `sync:write`. */
export const platformAdmins = personOrService((staff, req) =>
  req.method === "GET"
    ? operatesSync(staff)
    : staff.platformAdmin || staff.permissions.includes("sync:write"),
);

/** Lets only services through that have the permission `needed` returns. */
export function servicesOnly(needed: (req: MedusaRequest) => ServicePermission): Middleware {
  return async (req, res, next) => {
    const principal = await requirePrincipal(req.headers.authorization);
    requirePermission(principal, needed(req));
    res.locals.actor = `service:${principal.clientId}`;
    next();
  };
}

function operatesSync({ platformAdmin, realmRoles, permissions }: Staff): boolean {
  return platformAdmin || realmRoles.includes("operator") || permissions.includes("sync:write");
}
