import { type Action, type Area, may } from "@tandem/auth";
import type { PayloadRequest } from "payload";
import { poolOf } from "../database/pool";

/** The signed-in person or API key of a request. */
export type Person = NonNullable<PayloadRequest["user"]>;

/** Where somebody may do something: every tenant, or those with these Payload ids. */
export type Scope = "everywhere" | string[];

/** Tenant roles that can have a place in Payload. */
export const TENANT_ROLES = ["owner", "admin", "manager", "staff", "viewer", "editor"] as const;

/** True for the people who run the platform. */
export function isPlatformAdmin(person: Person | null | undefined): boolean {
  return person?.platformRole === "platform-admin";
}

/** True when the person's role on the platform allows the action in the area. */
export function mayOnPlatform(person: Person | null | undefined, area: Area, action: Action): boolean {
  const role = person?.platformRole;
  return role ? may([role], area, action) : false;
}

/**
 * Where the caller of a request may do something, by the role matrix. Nobody but the platform's own people writes in a
 * tenant that is suspended or archived.
 */
export async function scopeOf(req: PayloadRequest, area: Area, action: Action): Promise<Scope> {
  if (mayOnPlatform(req.user, area, action)) return "everywhere";
  const tenants = (req.user?.tenants ?? []).flatMap(({ tenant, roles }) =>
    may(roles ?? [], area, action) ? [typeof tenant === "string" ? tenant : tenant.id] : [],
  );
  return action === "read" || tenants.length === 0 ? tenants : activeAmong(req, tenants);
}

/** True when the scope holds the tenant. */
export const holds = (scope: Scope, tenant: string): boolean =>
  scope === "everywhere" || scope.includes(tenant);

async function activeAmong(req: PayloadRequest, tenants: string[]): Promise<string[]> {
  const { rows } = await poolOf(req.payload).query<{ id: string }>(
    "select id::text from tenants where id = any($1::uuid[]) and status = 'active'",
    [tenants],
  );
  return rows.map(({ id }) => id);
}
