import { AppError } from "@tandem/contracts";
import { env } from "@/env";

const at = (path: string) => new URL(path, env().STOREFRONT_URL).href;

/**
 * The storefront's own host. Keycloak knows this one, whatever shops open and close: it redirects here, and here codes are
 * redeemed, so that none ever reaches the host of a shop.
 */
export const platform = {
  start: () => at("/"),
  /** Where a sign-in that began in a shop goes on. */
  begin: (ticket: string) => at(`/api/auth/begin?ticket=${ticket}`),
  /** Redirect URI of every sign-in. */
  callback: () => at("/api/auth/callback"),
  /** Where Keycloak sends who signed out. */
  signedOut: () => at("/api/auth/signed-out"),
};

/** Refuses calls to the host of a shop. @throws AppError not_found. */
export function requirePlatformHost(request: Request): void {
  const host = (request.headers.get("host") ?? "").toLowerCase();
  if (host === new URL(env().STOREFRONT_URL).host) return;
  throw new AppError("not_found", "This URL works at the storefront's own host only.");
}
