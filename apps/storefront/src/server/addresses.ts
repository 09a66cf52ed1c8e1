import type { Tenant } from "@tandem/catalog";
import { LANGUAGE_TAG } from "@tandem/catalog/money";
import { defaultHost, type Locale, platformHosts } from "@tandem/contracts";
import { env } from "@/env";
import { localePath } from "@/i18n/paths";

/** Returns the public URL of a shop, without a trailing slash: its first domain, else its default host. */
export function shopUrl(tenant: Pick<Tenant, "slug" | "domains">): string {
  const base = new URL(env().STOREFRONT_URL);
  const domain = tenant.domains[0] ?? defaultHost(tenant.slug, platformHosts({ STOREFRONT_URL: base.href }));
  const port = domain.endsWith(`.${base.hostname}`) && base.port !== "" ? `:${base.port}` : "";
  return `${base.protocol}//${domain}${port}`;
}

/** Returns the URLs of the page and of its translations, for search engines. */
export function alternates(tenant: Tenant, locale: Locale, path: string) {
  const languages: Record<string, string> = { "x-default": localePath(tenant, tenant.defaultLocale, path) };
  for (const other of tenant.locales) languages[LANGUAGE_TAG[other]] = localePath(tenant, other, path);
  return { canonical: localePath(tenant, locale, path), languages };
}
