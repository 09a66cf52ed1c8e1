import type { Area } from "@tandem/auth";

type Write = "create" | "update" | "delete";

/** Access policy of a collection. */
export type Policy =
  /** Every document belongs to one tenant; `people` is what users may do besides reading, the sync does the rest. */
  | { kind: "tenant"; area: Area; people: readonly Write[]; publicFiles?: true }
  /** The tenants themselves. */
  | { kind: "tenants" }
  /** Accounts. */
  | { kind: "people" }
  /** Rows that belong to the caller. */
  | { kind: "own" }
  /** Locks on documents of a tenant. */
  | { kind: "locks" }
  /** Read and deleted by platform admins. */
  | { kind: "platform" }
  /** Accessible only to the system. */
  | { kind: "system" };

const CONTENT = { kind: "tenant", area: "content", people: ["create", "update", "delete"] } as const;
const ENRICHED = { kind: "tenant", area: "content", people: ["update"] } as const;
const MIRROR = { kind: "tenant", area: "content", people: [] } as const;

/** The policy of every collection, including Payload's own. A missing collection is accessible only to the system. */
export const POLICIES = {
  stores: ENRICHED,
  media: { ...CONTENT, publicFiles: true },
  products: ENRICHED,
  "commerce-products": MIRROR,
  categories: ENRICHED,
  "commerce-categories": MIRROR,
  pages: CONTENT,
  posts: CONTENT,
  "hero-sections": CONTENT,
  navigation: CONTENT,
  announcements: CONTENT,
  faqs: CONTENT,
  forms: CONTENT,
  "site-settings": CONTENT,
  "order-summaries": { kind: "tenant", area: "orders", people: [] },
  tenants: { kind: "tenants" },
  users: { kind: "people" },
  "payload-preferences": { kind: "own" },
  "payload-locked-documents": { kind: "locks" },
  "payload-jobs": { kind: "platform" },
  "payload-kv": { kind: "system" },
  "payload-migrations": { kind: "system" },
} as const satisfies Record<string, Policy>;

type Policies = typeof POLICIES;

/** Collections whose every document belongs to exactly one tenant. */
export type TenantOwnedSlug = {
  [Slug in keyof Policies]: Policies[Slug] extends { kind: "tenant" } ? Slug : never;
}[keyof Policies];

const isSlug = (slug: string): slug is keyof Policies => Object.hasOwn(POLICIES, slug);

/** Returns the policy of a collection; one without a policy is accessible only to the system. */
export const policyOf = (slug: string): Policy => (isSlug(slug) ? POLICIES[slug] : { kind: "system" });

/** Returns whether the documents of a collection belong to a tenant. */
export const isTenantOwned = (slug: string): slug is TenantOwnedSlug => policyOf(slug).kind === "tenant";

/** Every collection whose documents belong to a tenant. */
export const TENANT_OWNED: readonly TenantOwnedSlug[] = Object.keys(POLICIES).filter(isTenantOwned);

/** Of those, the ones with a single document per tenant. */
export const ONE_PER_TENANT: ReadonlySet<TenantOwnedSlug> = new Set(["navigation", "site-settings"]);
