/** Collections whose every document belongs to exactly one tenant. */
export const TENANT_OWNED = [
  "stores",
  "media",
  "products",
  "commerce-products",
  "categories",
  "commerce-categories",
  "pages",
  "posts",
  "hero-sections",
  "navigation",
  "announcements",
  "faqs",
  "forms",
  "site-settings",
  "order-summaries",
] as const;
export type TenantOwnedSlug = (typeof TENANT_OWNED)[number];

/** Of those, the ones with a single document per tenant. */
export const ONE_PER_TENANT: ReadonlySet<TenantOwnedSlug> = new Set(["navigation", "site-settings"]);

/** True for a collection whose documents belong to a tenant. */
export const isTenantOwned = (slug: string): slug is TenantOwnedSlug =>
  TENANT_OWNED.some((owned) => owned === slug);
