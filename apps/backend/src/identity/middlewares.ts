import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from "@medusajs/framework/http";
import { AppError } from "@tandem/contracts";
import { credentialIn, readCredential } from "./credential";
import { dropSession, endSignOn, renewSession, sessionCredential } from "./session";
import { staffOf } from "./staff";

/**
 * Who may enter the admin, and who may use what of Medusa's own login is open: a Keycloak login is renewed at Keycloak only, and
 * sessions are for staff.
 */
export const identityMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin", middlewares: [staffOnly] },
  { matcher: "/auth/mfa/factors", middlewares: [noFactorsOfKeycloak] },
  { matcher: "/auth/mfa/recovery-codes", middlewares: [breakGlassOnly] },
  { matcher: "/auth/token/refresh", methods: ["POST"], middlewares: [breakGlassOnly] },
  { matcher: "/auth/session", methods: ["POST"], middlewares: [openSession] },
  { matcher: "/auth/session", methods: ["DELETE"], middlewares: [closeSession] },
];

/** What Medusa let in must still be staff now; otherwise the session ends. Routes without its check have their own. */
async function staffOnly(req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  if (Reflect.get(req, "auth_context") === undefined) return next();
  if ((await staffOf(req)) !== null) return next();
  await dropSession(req, res);
  throw new AppError("unauthenticated", "You have no access to the admin any more. Sign in again.");
}

async function breakGlassOnly(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  if ((await readCredential(req))?.kind === "break-glass") return next();
  throw new AppError("forbidden", "Keycloak looks after this. Sign in again when a session has run out.");
}

/** Second factors of people of Keycloak are Keycloak's: their profile lists none, and none can be added. */
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

/** Only staff who came through a browser have sessions. */
async function openSession(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const credential = credentialIn(Reflect.get(req, "auth_context"));
  const lasting =
    credential?.kind === "break-glass" || (credential?.kind === "keycloak" && !credential.session.exchanged);
  if (!lasting) throw new AppError("forbidden", "Use the token itself: this sign-on has no session.");
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
