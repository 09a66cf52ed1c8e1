import type { Tenant } from "@tandem/catalog";
import { AppError } from "@tandem/contracts";
import { env } from "@/env";
import { catalog } from "./catalog";
import { originOf } from "./own-site";

/** The open shop of a call, and its origin as the caller wrote it. */
export interface CalledShop {
  tenant: Tenant;
  /** Scheme and host, no trailing slash. */
  origin: string;
}

/**
 * Returns the shop of a call by its host.
 * @throws AppError invalid_input when a slug or key names another shop; not_found for an unknown host or a closed shop
 */
export async function shopOfCall(request: Request): Promise<CalledShop> {
  const host = (request.headers.get("host") ?? "").toLowerCase();
  const tenant = isShopPort(host) ? await catalog().tenantByHost(host) : null;
  if (tenant === null || tenant.status !== "active")
    throw new AppError("not_found", "Shop not found. Check the host of the URL.");
  const wrong = contradiction(tenant, request.headers);
  if (wrong !== null) throw new AppError("invalid_input", wrong);
  return { tenant, origin: originOf(request.headers) };
}

/** Returns whether a host has a shop's port: the storefront's port, or the default one for a shop's own domain. */
function isShopPort(host: string): boolean {
  const { hostname, port } = new URL(env().STOREFRONT_URL);
  const [, name = "", asked = ""] = /^(.*?)(?::(\d{1,5}))?$/.exec(host) ?? [];
  return asked === port || (asked === "" && !name.endsWith(`.${hostname}`));
}

/** Returns the error text when `X-Store-Slug` or a publishable key names another shop than the host; else null. */
export function contradiction(tenant: Tenant, headers: Headers): string | null {
  const slug = headers.get("x-store-slug");
  const slugs = [tenant.slug, ...tenant.stores.map((store) => store.slug)];
  if (slug !== null && !slugs.includes(slug)) return "X-Store-Slug: names another shop than the host does.";
  const key = headers.get("x-publishable-api-key");
  if (key === null || tenant.stores.some((store) => store.publishableKey === key)) return null;
  return "X-Publishable-Api-Key: belongs to another shop than the host does.";
}
