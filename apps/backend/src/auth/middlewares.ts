import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http";
import { AppError } from "@tandem/contracts";
import { authContextOf } from "./auth-context";
import { credentialIn, readCredential } from "./credential";
import { dropSession, endSignOn, renewSession, sessionCredential } from "./session";
import { staffOf } from "./staff";

/**
 * Guards the admin and the open routes of Medusa's own login: a Keycloak login is renewed at Keycloak only, and only
 * staff have sessions.
 */
export const identityMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin", middlewares: [staffOnly] },
  { matcher: "/auth/mfa/factors", middlewares: [noFactorsOfKeycloak] },
  { matcher: "/auth/mfa/recovery-codes", middlewares: [breakGlassOnly] },
  { matcher: "/auth/token/refresh", methods: ["POST"], middlewares: [breakGlassOnly] },
  { matcher: "/auth/session", methods: ["POST"], middlewares: [openSession] },
  { matcher: "/auth/session", methods: ["DELETE"], middlewares: [closeSession] },
];

/** Ends the session of a caller who is no longer staff. Routes without Medusa's authentication have their own check. */
async function staffOnly(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  if (authContextOf(req) === undefined) return next();
  if ((await staffOf(req)) !== null) return next();
  await dropSession(req, res);
  throw new AppError("unauthenticated", "You no longer have access to the admin. Sign in again.");
}

async function breakGlassOnly(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  if ((await readCredential(req))?.kind === "break-glass") return next();
  throw new AppError("forbidden", "Keycloak manages this login. Sign in again when the session has expired.");
}

/** Second factors of Keycloak users belong to Keycloak: their profile lists none, and none can be added. */
async function noFactorsOfKeycloak(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  if (req.method === "GET" && (await readCredential(req))?.kind === "keycloak") {
    res.json({ mfa_factors: [] });
    return;
  }
  await breakGlassOnly(req, res, next);
}

/** Opens sessions only for staff who signed in with a browser. */
async function openSession(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const credential = credentialIn(authContextOf(req));
  const lasting =
    credential?.kind === "break-glass" || (credential?.kind === "keycloak" && !credential.session.exchanged);
  if (!lasting) throw new AppError("forbidden", "This sign-in has no session. Send the token itself.");
  await renewSession(req);
  next();
}

/** Signing out of the dashboard signs out everywhere. */
async function closeSession(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  await endSignOn(sessionCredential(req));
  next();
}
