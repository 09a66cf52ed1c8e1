import { z } from "zod";

/** Hosts that belong to the platform and to the shops it names itself. */
export interface PlatformHosts {
  /** Hosts of the services, as the configuration names them. */
  own: ReadonlySet<string>;
  /** Host of the storefront; every label below it is the default host of a shop, present or future. */
  storefront: string;
}

/** Returns a host name in lower case, without port and trailing dot; null when it is no host name. */
export function normalizeHost(header: string): string | null {
  const host = header
    .trim()
    .toLowerCase()
    .replace(/:\d{1,5}$/, "")
    .replace(/\.$/, "");
  return host.length <= 253 && /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/.test(host) ? host : null;
}

/** Returns the host names in a header that proxies may have extended with commas. */
export const hostsIn = (header: string | null | undefined): string[] =>
  (header ?? "").split(",").flatMap((host) => normalizeHost(host) ?? []);

const URL_HOST = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:]*)/i;

/** Returns the host name of a URL; null when the text is no URL or names an IPv6 address. */
const hostOfUrl = (url: string): string | null => normalizeHost(URL_HOST.exec(url)?.[1] ?? "");

/**
 * Returns the platform's hosts from a service's settings: the host of every URL among them, and `extra` names (comma
 * separated). Lists of origins (`*_CORS`) are left out, because they may name custom domains.
 */
export function platformHosts(
  settings: Readonly<Record<string, unknown>> & { STOREFRONT_URL: string },
  extra = "",
): PlatformHosts {
  const named = Object.entries(settings).flatMap(([name, value]) =>
    typeof value === "string" && !name.endsWith("_CORS") ? (hostOfUrl(value) ?? []) : [],
  );
  const storefront = hostOfUrl(settings.STOREFRONT_URL) ?? "localhost";
  return { own: new Set([...named, ...hostsIn(extra), `www.${storefront}`]), storefront };
}

/** Suffixes below which a shop has its default host; names below `localhost` resolve to this machine only. */
const suffixesOf = ({ storefront }: PlatformHosts): string[] =>
  /[a-z]/.test(storefront) ? [...new Set([storefront, "localhost"])] : ["localhost"];

/** Returns the host at which a shop serves without a domain of its own. */
export const defaultHost = (slug: string, platform: PlatformHosts): string =>
  `${slug}.${suffixesOf(platform)[0]}`;

/** Returns the slug that a default host names; null for any other host, including the platform's own. */
export function slugOfDefaultHost(host: string, platform: PlatformHosts): string | null {
  if (platform.own.has(host)) return null;
  const suffix = suffixesOf(platform).find((each) => host.endsWith(`.${each}`));
  const label = suffix === undefined ? "" : host.slice(0, -suffix.length - 1);
  return label === "" || label.includes(".") ? null : label;
}

/** Returns whether a host may name a shop at all: neither an IP address, nor a name of the internal network, nor a host of the platform. */
export const canNameShop = (host: string, platform: PlatformHosts): boolean =>
  /\.[a-z][a-z0-9-]*$/.test(host) && !platform.own.has(host);

/** Returns whether a host is reserved for the platform: its own ones and everything below any of them. */
export function isReservedHost(host: string, platform: PlatformHosts): boolean {
  const suffixes = [...platform.own].filter((own) => own.includes("."));
  return platform.own.has(host) || isAtOrBelow(host, [...suffixes, ...suffixesOf(platform)]);
}

const isAtOrBelow = (host: string, names: readonly string[]): boolean =>
  names.some((name) => host === name || host.endsWith(`.${name}`));

/** Returns whether a slug would put the default host of a shop on a host of the platform itself. */
export const isReservedSlug = (slug: string, platform: PlatformHosts): boolean =>
  platform.own.has(defaultHost(slug, platform));

/** A setting that lists names, comma separated, in lower case. */
export const namesSchema = z
  .string()
  .default("")
  .transform((value) => value.split(",").flatMap((name) => name.trim().toLowerCase() || []));
