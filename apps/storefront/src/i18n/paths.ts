import { type Locale, localeSchema } from "@tandem/contracts";

export interface Speaks {
  locales: readonly Locale[];
  defaultLocale: Locale;
}

/** Returns the path of a shop page in a language; the shop's default language has no prefix. */
export function localePath(shop: Speaks, locale: Locale, path: string): string {
  const clean = path === "/" ? "" : path;
  return locale === shop.defaultLocale ? clean || "/" : `/${locale}${clean}`;
}

/** What a public path means for a shop: a page in a language, a permanent redirect, or nothing. */
export type Resolved =
  | { kind: "page"; locale: Locale; path: string }
  | { kind: "move"; to: string }
  | { kind: "unknown" };

/** Resolves a public path to a page and its language. */
export function resolvePath(shop: Speaks, pathname: string): Resolved {
  const [, first = "", ...rest] = pathname.split("/");
  const locale = localeSchema.safeParse(first);
  if (!locale.success) return { kind: "page", locale: shop.defaultLocale, path: pathname };
  const path = `/${rest.join("/")}`;
  if (locale.data === shop.defaultLocale) return { kind: "move", to: path };
  if (!shop.locales.includes(locale.data)) return { kind: "unknown" };
  return { kind: "page", locale: locale.data, path };
}

/** Returns whether the percent escapes of a path can be decoded and hold no control character. */
export function isReadablePath(pathname: string): boolean {
  try {
    return !/\p{Cc}/u.test(decodeURIComponent(pathname));
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}
