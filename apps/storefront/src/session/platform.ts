import { AppError } from "@tandem/contracts";
import { env } from "@/env";

const at = (path: string) => new URL(path, env().STOREFRONT_URL).href;

/**
 * URLs at the storefront's own host. Keycloak knows only this host, whatever shops open and close: it redirects here,
 * and codes are redeemed here, so that none ever reaches the host of a shop.
 */
export const platform = {
  start: () => at("/"),
  /** Returns the URL where a sign-in that began in a shop continues. */
  begin: (ticket: string) => at(`/api/auth/begin?ticket=${ticket}`),
  /** Returns the redirect URI of every sign-in. */
  callback: () => at("/api/auth/callback"),
  /** Returns the URL that Keycloak redirects to after a sign-out. */
  signedOut: () => at("/api/auth/signed-out"),
};

/**
 * Refuses calls to the host of a shop.
 * @throws AppError not_found at every host except the storefront's own
 */
export function requirePlatformHost(request: Request): void {
  const host = (request.headers.get("host") ?? "").toLowerCase();
  if (host === new URL(env().STOREFRONT_URL).host) return;
  throw new AppError("not_found", "This URL works at the storefront's own host only.");
}
