import type { DomainFinding, DomainMethod } from "@tandem/contracts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Intervals of domain checks, in milliseconds. */
export const DOMAIN_TIMES = {
  /** A proof is checked again this often. */
  recheck: DAY,
  /** A missing proof is checked again this often … */
  retry: HOUR,
  /** … and for this long before the domain stops serving. */
  grace: 3 * DAY,
  /** The same when no server responds, which may be a failure of name servers and not of the owner. */
  graceUnreachable: 14 * DAY,
  /** A new claim is checked this often on its first day, then less often, then on request only. */
  eager: 10 * MINUTE,
  patient: 6 * HOUR,
  expiry: 30 * DAY,
} as const;

/** State of a domain before or after a check. */
export interface Proof {
  method: DomainMethod | null;
  claimedAt: number;
  failingSince: number | null;
  nextCheckAt: number | null;
}

/** Findings of a check, by method of proof. */
export interface Findings {
  dns: DomainFinding;
  http: DomainFinding;
}

/** Returns the state of a domain after a check at `now`; pure. `taken`: another tenant already serves it. */
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

/** Returns how long a domain serves after its proof was last found, in milliseconds. */
export const graceOf = (method: "dns" | "http", found: Findings): number =>
  found[method] === "unreachable" ? DOMAIN_TIMES.graceUnreachable : DOMAIN_TIMES.grace;

function nextCheckOfClaim(claimedAt: number, now: number): number | null {
  const age = now - claimedAt;
  if (age >= DOMAIN_TIMES.expiry) return null;
  return now + (age < DAY ? DOMAIN_TIMES.eager : DOMAIN_TIMES.patient);
}
