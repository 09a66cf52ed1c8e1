import { z } from "zod";

/** Paths below Payload's INTERNAL_BASE, both POST: the domains that the worker checks, and its results. */
export const DOMAIN_PATHS = { due: "/domains/due", results: "/domains/results" } as const;

/** Paths where a tenant's staff read the state of their domains (GET `?tenant=`) and request a check (POST); Payload ids. */
export const DOMAIN_ADMIN_PATHS = { list: "/api/domains", check: "/api/domains/check" } as const;

/** Most domains one tenant may enter, and most one call to the worker carries. */
export const DOMAIN_LIMITS = { perTenant: 20, perCall: 50 } as const;

/** How the token of a claim is published: a TXT record, or a file the host serves over http. */
export const DOMAIN_PROOF = {
  dnsName: (host: string): string => `_tandem.${host}`,
  dnsValue: (token: string): string => `tandem-domain=${token}`,
  httpPath: "/.well-known/tandem-domain",
} as const;

const claimSchema = z.object({
  /** Payload id. */
  tenant: z.uuid(),
  host: z.string().min(1).max(253),
  token: z.string().min(16).max(128),
});
export type DomainClaim = z.infer<typeof claimSchema>;

/** One domain of a tenant, or all that are due when left out. */
export const domainsDueRequestSchema = z.object({
  only: z.object({ tenant: z.uuid(), host: z.string().min(1).max(253) }).nullable(),
});
export const domainsDueResponseSchema = z.object({ items: z.array(claimSchema) });

/** Result of one proof method. `unreachable`: no response, which proves nothing about the owner. */
export const domainFindingSchema = z.enum(["proven", "missing", "wrong", "unreachable"]);
export type DomainFinding = z.infer<typeof domainFindingSchema>;

/** What a check found. A result counts only for the token it was made with. */
const domainResultSchema = claimSchema.extend({
  dns: domainFindingSchema,
  http: domainFindingSchema,
});
export type DomainResult = z.infer<typeof domainResultSchema>;
export const domainResultsRequestSchema = z.object({
  items: z.array(domainResultSchema).min(1).max(DOMAIN_LIMITS.perCall),
});

/** `waiting`: entered, not proven; `failing`: serves, but the last checks failed; `lost`: served once, no longer. */
const domainStateSchema = z.enum(["waiting", "serving", "failing", "lost"]);
export type DomainState = z.infer<typeof domainStateSchema>;

/** Why a domain serves. `default`: the shop's own host; `trusted`: by a switch for development; `kept`: served before proofs existed. */
export const domainMethodSchema = z.enum(["dns", "http", "default", "trusted", "kept"]);
export type DomainMethod = z.infer<typeof domainMethodSchema>;

/** A domain as its tenant's staff see it. */
const domainViewSchema = z.object({
  host: z.string(),
  state: domainStateSchema,
  method: domainMethodSchema.nullable(),
  dns: z.object({ name: z.string(), value: z.string(), finding: domainFindingSchema.nullable() }),
  http: z.object({ url: z.string(), value: z.string(), finding: domainFindingSchema.nullable() }),
  checked_at: z.iso.datetime().nullable(),
  next_check_at: z.iso.datetime().nullable(),
  /** When a failing domain stops serving, at the latest. */
  serves_until: z.iso.datetime().nullable(),
});
export type DomainView = z.infer<typeof domainViewSchema>;
export const domainListSchema = z.object({
  default_host: z.string(),
  may_change: z.boolean(),
  items: z.array(domainViewSchema),
});

export const domainCheckRequestSchema = z.strictObject({
  tenant: z.uuid(),
  host: z.string().min(1).max(253),
});
