import { env } from "@/env";
import { catalog } from "@/server/catalog";

/**
 * Keycloak knows one address of the storefront, whatever shops open and close: it answers there, and the browser is sent
 * on to the shop it came from. Which one that was goes along in the state.
 */
export const frontDoor = {
  /** Where Keycloak answers a sign-on. */
  callback: () => new URL("/api/auth/callback", env().STOREFRONT_URL).href,
  /** Where Keycloak sends who signed out. */
  signedOut: () => new URL("/api/auth/signed-out", env().STOREFRONT_URL).href,
};

/** Whether a call came to the storefront's own address and not to a shop. */
export function isAtFrontDoor(request: Request): boolean {
  const host = (request.headers.get("host") ?? "").replace(/:\d{1,5}$/, "").toLowerCase();
  return host === new URL(env().STOREFRONT_URL).hostname;
}

/** The shop of an address as it goes along in a state. */
export const noteOf = (origin: string): string => Buffer.from(new URL(origin).host).toString("base64url");

/** Address of the open shop whose note stands in a state, without a slash at the end; null when there is none. */
export async function shopOfState(state: string | null): Promise<string | null> {
  const host = Buffer.from(state?.split(".").at(-1) ?? "", "base64url").toString("utf8");
  const tenant = /^[a-z0-9.-]+(:\d{1,5})?$/.test(host) ? await catalog().tenantByHost(host) : null;
  return tenant?.status === "active" ? `${new URL(env().STOREFRONT_URL).protocol}//${host}` : null;
}
