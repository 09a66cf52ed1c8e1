import { isIP } from "node:net";
import { domainToASCII, domainToUnicode } from "node:url";
import { isReservedHost, type PlatformHosts, slugOfDefaultHost } from "@tandem/contracts";
import { parse } from "tldts";
import type { DomainRefusal } from "./domain-refusals.js";

/** Names with a meaning of their own that the list of public suffixes knows as ordinary ones. */
const SPECIAL = ["arpa", "onion", "alt"];
const ALPHABETS = [/^\p{Script=Latin}+$/u, /^\p{Script=Cyrillic}+$/u, /^\p{Script=Greek}+$/u];
/** Cyrillic and Greek letters that look like Latin ones in common fonts. */
const LOOKS_LATIN = /^([асԁеһіјӏорԛѕԝхуъьҽпгѵѡ]+|[ικνρυωηοτ]+)$/u;

/** What a claim is judged by. */
export interface DomainRules {
  platform: PlatformHosts;
  /** Slug of the tenant that claims. */
  slug: string;
  /** Names that need no proof, such as `*.test`; for development. */
  trusted: readonly string[];
}

/** A name as it is stored: ASCII, lower case. `needs` is what lets it serve. */
type JudgedDomain =
  | { host: string; needs: "proof" | "nothing" | "trust" }
  | { host: null; refusal: DomainRefusal };

/**
 * Judges a name that a tenant claims as a domain: the one rule for every service. Accepts what can be registered,
 * the tenant's own default host and trusted names; refuses hosts of the platform and default hosts of all others.
 */
export function judgeDomain(typed: string, { platform, slug, trusted }: DomainRules): JudgedDomain {
  const name = typed.trim().replace(/:\d{1,5}$/, "");
  if (name.includes("*")) return refused("wildcard");
  if (/[/?#@\\%\s]/.test(name)) return refused("malformed");
  if (isIP(typed.trim()) !== 0 || isIP(name.replace(/^\[|\]$/g, "")) !== 0) return refused("ip");
  const host = domainToASCII(name).replace(/\.$/, "");
  if (isIP(host) !== 0) return refused("ip");
  if (!isHostName(host)) return refused("malformed");
  if (slugOfDefaultHost(host, platform) === slug) return { host, needs: "nothing" };
  if (isReservedHost(host, platform)) return refused("unavailable");
  if (isTrusted(host, trusted)) return { host, needs: "trust" };
  if (isLookalike(host)) return refused("lookalike");
  const { isIcann, isPrivate, domain, publicSuffix } = parse(host, { allowPrivateDomains: true });
  const isKnown = isIcann === true || isPrivate === true;
  if (!isKnown || SPECIAL.includes(publicSuffix?.split(".").at(-1) ?? "")) return refused("local");
  return domain === null ? refused("suffix") : { host, needs: "proof" };
}

/** Returns whether a name is among those that need no proof; `*.test` covers every name below `test`. */
const isTrusted = (host: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => (pattern.startsWith("*.") ? host.endsWith(pattern.slice(1)) : host === pattern));

function refused(refusal: DomainRefusal): JudgedDomain {
  return { host: null, refusal };
}

const isHostName = (host: string): boolean =>
  host.length <= 253 &&
  host.split(".").every((label) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(label) && label.length <= 63);

/** A label of several alphabets, or of letters that all look Latin below a Latin ending. */
function isLookalike(host: string): boolean {
  const labels = domainToUnicode(host).split(".");
  const isLatinEnding = /^[a-z0-9-]*$/.test(labels.at(-1) ?? "");
  return labels.some((label) => {
    const letters = label.replace(/[\p{N}\p{M}-]/gu, "");
    if (/^[a-z]*$/.test(letters)) return false;
    const mixes =
      /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u.test(
        letters,
      ) &&
      !ALPHABETS.some((alphabet) => alphabet.test(letters)) &&
      !/^\p{Script=Armenian}+$/u.test(letters);
    return mixes || (isLatinEnding && LOOKS_LATIN.test(letters));
  });
}
