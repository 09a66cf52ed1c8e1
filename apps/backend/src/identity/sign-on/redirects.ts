import { AppError } from "@tandem/contracts";
import { config } from "../../env";
import type { Actor } from "./shapes";

const { backend } = config().urls;

/** Page of the dashboard that people sign in on. */
export const LOGIN_PAGE = `${backend}/app/login`;

/** Exactly the redirect URIs of the realm, the usual one of each actor first. */
const REDIRECTS: Readonly<Record<Actor, readonly [string, ...string[]]>> = {
  user: [`${LOGIN_PAGE}?auth_provider=keycloak`, `${backend}/auth/user/keycloak/callback`],
  customer: [`${backend}/auth/customer/keycloak/callback`],
};

/** The redirect URI somebody asked for, if it is one of ours; raises `invalid_input` naming those that are. */
export function allowedRedirect(actor: Actor, asked: string | undefined): string {
  const allowed = REDIRECTS[actor];
  if (asked === undefined) return allowed[0];
  if (allowed.includes(asked)) return asked;
  throw new AppError("invalid_input", `callback_url: sign in at ${backend}; allowed: ${allowed.join(", ")}.`);
}
