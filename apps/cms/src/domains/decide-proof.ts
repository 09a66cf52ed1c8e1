import type { DomainFinding, DomainMethod } from "@tandem/contracts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Times of a domain's life, in milliseconds. */
export const DOMAIN_TIMES = {
  /** A proof is checked again this often. */
  recheck: DAY,
  /** A proof that is gone is looked for this often … */
  retry: HOUR,
  /** … and for so long before the domain stops serving. */
  grace: 3 * DAY,
  /** The same when no server responds, which may be a fault of name servers and not of the owner. */
  graceUnreachable: 14 * DAY,
  /** A new claim is checked this often on its first day, then more seldom, then on request only. */
  eager: 10 * MINUTE,
  patient: 6 * HOUR,
  expiry: 30 * DAY,
} as const;

/** What is known of a domain before and after a check. */
export interface Proof {
  method: DomainMethod | null;
  claimedAt: number;
  failingSince: number | null;
  nextCheckAt: number | null;
}

/** What a check showed, by way of proof. */
export interface Findings {
  dns: DomainFinding;
  http: DomainFinding;
}

/** Decides what becomes of a domain after a check at `now`; pure. `taken`: another tenant serves it already. */
export function decideProof(before: Proof, found: Findings, now: number, taken: boolean): Proof {
  const { method, claimedAt, failingSince } = before;
  if (method === "default" || method === "trusted") return { ...before, nextCheckAt: null };
  const proven = found.dns === "proven" ? "dns" : found.http === "proven" ? "http" : null;
  if (proven !== null && !taken)
    return { method: proven, claimedAt, failingSince: null, nextCheckAt: now + DOMAIN_TIMES.recheck };
  if (method === null) return { ...before, nextCheckAt: nextCheckOfClaim(claimedAt, now) };
  if (method === "kept") return { ...before, nextCheckAt: null };
  const since = failingSince ?? now;
  if (now - since >= graceOf(method, found))
    return { method: null, claimedAt: now, failingSince: null, nextCheckAt: now + DOMAIN_TIMES.eager };
  return { method, claimedAt, failingSince: since, nextCheckAt: now + DOMAIN_TIMES.retry };
}

/** How long a domain serves after its proof was last found. */
export const graceOf = (method: "dns" | "http", found: Findings): number =>
  found[method] === "unreachable" ? DOMAIN_TIMES.graceUnreachable : DOMAIN_TIMES.grace;

function nextCheckOfClaim(claimedAt: number, now: number): number | null {
  const age = now - claimedAt;
  if (age >= DOMAIN_TIMES.expiry) return null;
  return now + (age < DAY ? DOMAIN_TIMES.eager : DOMAIN_TIMES.patient);
}
