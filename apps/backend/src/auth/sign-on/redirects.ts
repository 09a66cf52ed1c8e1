import { AppError } from "@tandem/contracts";
import { config } from "../../env";
import type { Actor } from "./shapes";

const { backend } = config().urls;

/** Login page of the dashboard. */
export const LOGIN_PAGE = `${backend}/app/login`;

/** Exactly the redirect URIs of the realm, the default of each actor first. */
const REDIRECTS: Readonly<Record<Actor, readonly [string, ...string[]]>> = {
  user: [`${LOGIN_PAGE}?auth_provider=keycloak`, `${backend}/auth/user/keycloak/callback`],
  customer: [`${backend}/auth/customer/keycloak/callback`],
};

/** Returns the requested redirect URI if it is allowed. @throws AppError invalid_input with the allowed ones */
export function allowedRedirect(actor: Actor, asked: string | undefined): string {
  const allowed = REDIRECTS[actor];
  if (asked === undefined) return allowed[0];
  if (allowed.includes(asked)) return asked;
  throw new AppError("invalid_input", `callback_url: sign in at ${backend}; allowed: ${allowed.join(", ")}.`);
}
