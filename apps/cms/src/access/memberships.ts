import type { PayloadRequest } from "payload";

/** The signed-in person or API key of a request. */
export type Person = NonNullable<PayloadRequest["user"]>;

/** Roles that write content of their tenant. */
export const CONTENT_ROLES = ["owner", "admin", "editor"] as const;
/** Roles that may look at their tenant in Payload. */
export const READING_ROLES = ["owner", "admin", "manager", "staff", "viewer", "editor"] as const;
export type TenantRole = (typeof READING_ROLES)[number];

/** True for the people who run the platform: they may write in every tenant. */
export function isPlatformAdmin(person: Person | null | undefined): boolean {
  return person?.platformRole === "platform-admin";
}

/** True for those who see every tenant: platform admins and operators. */
export function seesAllTenants(person: Person | null | undefined): boolean {
  return isPlatformAdmin(person) || person?.platformRole === "operator";
}

/** Payload ids of the tenants in which the person holds one of the roles. */
export function tenantsWithRole(person: Person | null | undefined, roles: readonly TenantRole[]): string[] {
  return (person?.tenants ?? []).flatMap(({ tenant, roles: held }) =>
    (held ?? []).some((role) => roles.includes(role))
      ? [typeof tenant === "string" ? tenant : tenant.id]
      : [],
  );
}
