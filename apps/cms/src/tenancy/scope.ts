import { type Action, type Area, may } from "@tandem/auth";
import type { PayloadRequest } from "payload";
import { poolOf } from "../connections/pool";

/** The signed-in user or API key of a request. */
export type Person = NonNullable<PayloadRequest["user"]>;

/** The tenants in which a caller may perform an action: all of them, or those with these Payload ids. */
export type Scope = "everywhere" | string[];

/** Tenant roles that can give access to Payload. */
export const TENANT_ROLES = ["owner", "admin", "manager", "staff", "viewer", "editor"] as const;

/** Returns whether a user is a platform admin. */
export function isPlatformAdmin(person: Person | null | undefined): boolean {
  return person?.platformRole === "platform-admin";
}

/** Returns whether a user's role on the platform allows the action in the area. */
export function mayOnPlatform(person: Person | null | undefined, area: Area, action: Action): boolean {
  const role = person?.platformRole;
  return role ? may([role], area, action) : false;
}

/**
 * Returns the tenants in which the caller may perform the action, by the role matrix. Only roles on the platform may
 * write in a suspended or archived tenant.
 */
export async function scopeOf(req: PayloadRequest, area: Area, action: Action): Promise<Scope> {
  if (mayOnPlatform(req.user, area, action)) return "everywhere";
  const tenants = (req.user?.tenants ?? []).flatMap(({ tenant, roles }) =>
    may(roles ?? [], area, action) ? [typeof tenant === "string" ? tenant : tenant.id] : [],
  );
  return action === "read" || tenants.length === 0 ? tenants : activeAmong(req, tenants);
}

/** Returns whether the scope contains the tenant. */
export const holds = (scope: Scope, tenant: string): boolean =>
  scope === "everywhere" || scope.includes(tenant);

async function activeAmong(req: PayloadRequest, tenants: string[]): Promise<string[]> {
  const { rows } = await poolOf(req.payload).query<{ id: string }>(
    "select id::text from tenants where id = any($1::uuid[]) and status = 'active'",
    [tenants],
  );
  return rows.map(({ id }) => id);
}
