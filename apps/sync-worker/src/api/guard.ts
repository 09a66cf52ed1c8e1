import { mayOperateSync, type Principal, requireBearer, type TokenVerifier } from "@tandem/auth";
import { AppError } from "@tandem/contracts";
import type { RequestHandler } from "express";

/** Allows operators, platform admins and services with `sync:write`; `read` also allows services with `sync:read`. */
export function guard(verifier: TokenVerifier, access: "read" | "operate"): RequestHandler {
  return async (request, response, next) => {
    const principal = await requireBearer(verifier, request.headers.authorization);
    const allowed =
      mayOperateSync(principal) || (access === "read" && principal.permissions.includes("sync:read"));
    if (!allowed)
      throw new AppError("forbidden", "This needs the role operator or platform-admin, or sync:write.");
    response.locals.actor = actorOf(principal);
    next();
  };
}

function actorOf(principal: Principal): string {
  return principal.kind === "service" ? principal.clientId : principal.subject;
}
