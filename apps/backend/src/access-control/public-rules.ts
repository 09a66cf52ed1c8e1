import { INTERNAL_BASE, INTERNAL_PATHS } from "@tandem/contracts";
import { createRouteFinder } from "./match";

/**
 * Who may call a route outside `/admin` and `/store`.
 * - `open`: every caller; the route validates its input.
 * - `password`: every caller, while e-mail logins are enabled.
 * - `service`: services, by their permission.
 */
export type PublicRule = "open" | "password" | "service";

/**
 * Every route outside `/admin` and `/store` that may be called. Any other route that Medusa or a plugin registers is
 * not found.
 */
export const PUBLIC_RULES: Readonly<Record<string, PublicRule>> = {
  "GET /auth/user/providers": "open",
  "GET /auth/user/keycloak": "open",
  "POST /auth/user/keycloak": "open",
  "GET /auth/user/keycloak/callback": "open",
  "POST /auth/user/keycloak/callback": "open",
  "GET /auth/customer/keycloak": "open",
  "POST /auth/customer/keycloak": "open",
  "GET /auth/customer/keycloak/callback": "open",
  "POST /auth/customer/keycloak/callback": "open",
  "GET /auth/keycloak/logout": "open",
  "POST /auth/keycloak/backchannel-logout": "open",
  "POST /auth/user/emailpass": "password",
  "POST /auth/mfa/challenges/:id/verify": "password",
  "GET /auth/mfa/factors": "open",
  "POST /auth/mfa/factors": "open",
  "DELETE /auth/mfa/factors/:id": "open",
  "POST /auth/mfa/factors/:id/verify": "open",
  "POST /auth/mfa/recovery-codes": "open",
  "POST /auth/session": "open",
  "DELETE /auth/session": "open",
  "POST /auth/token/refresh": "open",

  "GET /invitations": "open",
  "GET /invitations/sign-in": "open",
  "GET /invitations/callback": "open",
  "POST /invitations/accept": "open",
  "POST /invitations/decline": "open",
  "POST /invitations/switch": "open",

  // The login page of Medusa Admin reads here that Medusa Cloud is not used.
  "GET /cloud/auth": "open",

  "GET /files/:owner/:name": "open",
  "GET /files/private/:owner/:name": "open",
  "PUT /files/private/:owner/:name": "open",

  "GET /docs": "open",
  "GET /docs/openapi.json": "open",
  "GET /docs/reference.js": "open",
  "GET /health": "open",
  "GET /health/live": "open",
  "GET /health/ready": "open",

  ...Object.fromEntries(
    Object.values(INTERNAL_PATHS).map((path) => [
      `${path === INTERNAL_PATHS.endpoints ? "GET" : "POST"} ${INTERNAL_BASE.medusa}${path}`,
      "service" as const,
    ]),
  ),
};

/** Finds the route outside `/admin` and `/store` of a request; its fixed segments match in lower case only. */
export const publicRouteOf = createRouteFinder(PUBLIC_RULES, { exact: true });
