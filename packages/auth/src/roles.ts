import type { Role } from "@tandem/contracts";
import type { Membership } from "./principal.js";

/** What a role can be allowed to touch; `own-…` are a vendor's or customer's own rows only. */
export const AREAS = [
  "catalog",
  "prices",
  "stock",
  "orders",
  "fulfilment",
  "payment-verification",
  "customers",
  "promotions",
  "settings",
  "members",
  "ownership",
  "audit",
  "payouts",
  "content",
  "sync",
  "ops",
  "platform",
  "own-products",
  "own-order-lines",
  "own-payouts",
  "own-account",
] as const;
export type Area = (typeof AREAS)[number];

export const ACTIONS = ["read", "write", "publish"] as const;
/** `publish` means something in the area `content` only. */
export type Action = (typeof ACTIONS)[number];

type Rights = Readonly<Partial<Record<Area, readonly Action[]>>>;

const READ = ["read"] as const;
const WRITE = ["read", "write"] as const;
const PUBLISH = ["read", "write", "publish"] as const;

const each = (areas: readonly Area[], actions: readonly Action[]): Rights =>
  Object.fromEntries(areas.map((area) => [area, actions]));

const TRADE = ["catalog", "prices", "stock", "orders", "fulfilment", "payment-verification"] as const;
const SHOP = [...TRADE, "customers", "promotions", "settings"] as const;

/** Rights of each role: the one table behind both admins, the worker and the bot. What is not in it is refused. */
export const ROLE_MATRIX: Readonly<Record<Role, Rights>> = {
  "platform-admin": { ...each(AREAS, WRITE), content: PUBLISH },
  operator: { sync: WRITE, ops: WRITE, platform: READ },
  owner: { ...each([...SHOP, "members", "ownership", "payouts"], WRITE), audit: READ, content: PUBLISH },
  admin: { ...each([...SHOP, "members", "payouts"], WRITE), audit: READ, content: PUBLISH },
  manager: { ...each(TRADE, WRITE), customers: READ, content: READ },
  staff: {
    ...each(["orders", "fulfilment", "payment-verification"], WRITE),
    ...each(["catalog", "stock", "customers", "content"], READ),
  },
  viewer: each([...SHOP, "content"], READ),
  editor: { content: PUBLISH },
  vendor: { "own-products": WRITE, "own-order-lines": WRITE, "own-payouts": READ },
  customer: { "own-account": WRITE },
};

/** Returns true when one of the roles allows the action in the area. */
export function may(roles: readonly Role[], area: Area, action: Action): boolean {
  return roles.some((role) => ROLE_MATRIX[role][area]?.includes(action) === true);
}

/** The roles a user holds: for the whole platform, and per tenant. */
export interface RoleHolder {
  realmRoles: readonly Role[];
  memberships: readonly Membership[];
}

/** What `permitted` decides about; `tenant` is a slug, null for what belongs to no tenant. */
interface Deed {
  area: Area;
  action: Action;
  tenant: string | null;
}

/** Returns true when the holder may do it there: by a realm role anywhere, by a membership in that tenant only. */
export function permitted(holder: RoleHolder, { area, action, tenant }: Deed): boolean {
  return may(rolesIn(holder, tenant), area, action);
}

/** Returns the roles that apply in a tenant; with null those of the platform only. */
export function rolesIn({ realmRoles, memberships }: RoleHolder, tenant: string | null): Role[] {
  const local = memberships.filter((membership) => tenant !== null && membership.tenant === tenant);
  return [...realmRoles, ...local.map(({ role }) => role)];
}
