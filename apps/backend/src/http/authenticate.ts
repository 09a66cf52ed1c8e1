import {
  authenticate,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http";
import { mayOperateSync, type Principal, requirePermission } from "@tandem/auth";
import { AppError, type ServicePermission } from "@tandem/contracts";
import { readPrincipal, requirePrincipal } from "./keycloak";

type Middleware = (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction) => Promise<void>;

const medusaUser = authenticate("user", ["session", "bearer"]);

/** Who acts, for logs and run history; set on `res.locals.actor` by the middlewares below. */
export function actorOf(res: MedusaResponse): string | null {
  const actor: unknown = res.locals.actor;
  return typeof actor === "string" ? actor : null;
}

/**
 * For routes of ours under `/admin` (which opt out of Medusa's authentication): a signed-in Medusa user, or a Keycloak
 * access token that `allowed` accepts. Everybody else is refused with 401 or 403.
 */
export function personOrService(allowed: (principal: Principal, req: MedusaRequest) => boolean): Middleware {
  return async (req, res, next) => {
    const principal = await readPrincipal(req.headers.authorization);
    if (principal === null) {
      res.locals.actor = "medusa-user";
      await medusaUser(req, res, next);
      return;
    }
    if (!allowed(principal, req)) throw new AppError("forbidden", "Your roles do not allow this call.");
    res.locals.actor = `${principal.kind}:${principal.kind === "service" ? principal.clientId : principal.subject}`;
    next();
  };
}

/** Operators, platform admins and services with `sync:write`. */
export const syncOperators = personOrService(mayOperateSync);

/** Reading: whoever operates the sync. Writing: platform admins and services with `sync:write`. */
export const platformAdmins = personOrService((principal, req) =>
  req.method === "GET"
    ? mayOperateSync(principal)
    : principal.realmRoles.includes("platform-admin") || principal.permissions.includes("sync:write"),
);

/** Only services, only with the permission `needed` says. */
export function servicesOnly(needed: (req: MedusaRequest) => ServicePermission): Middleware {
  return async (req, res, next) => {
    const principal = await requirePrincipal(req.headers.authorization);
    requirePermission(principal, needed(req));
    res.locals.actor = `service:${principal.clientId}`;
    next();
  };
}
