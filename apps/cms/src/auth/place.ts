import { type DirectoryPerson, may } from "@tandem/auth";
import type { Payload } from "payload";
import { poolOf } from "../connections/pool";
import { type Person, TENANT_ROLES } from "../tenancy/scope";

/** Roles of a user in Payload, derived from their roles in Keycloak. */
export interface Place {
  platformRole: "platform-admin" | null;
  tenants: { tenant: string; roles: (typeof TENANT_ROLES)[number][] }[];
}

type Held = Pick<DirectoryPerson, "realmRoles" | "memberships">;

/** Returns the place of a user with these roles; null when none of them may read content. */
export async function placeOf(payload: Payload, { realmRoles, memberships }: Held): Promise<Place | null> {
  if (may(realmRoles, "content", "read")) return { platformRole: "platform-admin", tenants: [] };
  const { rows } = await poolOf(payload).query<{ id: string; slug: string }>(
    "select id::text, slug from tenants where slug = any($1) order by slug",
    [memberships.map(({ tenant }) => tenant)],
  );
  const tenants = rows.flatMap(({ id, slug }) => {
    const roles = TENANT_ROLES.filter(
      (role) =>
        may([role], "content", "read") &&
        memberships.some((membership) => membership.tenant === slug && membership.role === role),
    );
    return roles.length === 0 ? [] : [{ tenant: id, roles }];
  });
  return tenants.length === 0 ? null : { platformRole: null, tenants };
}

/** Returns whether the account already has this place. */
export function isPlacedAt(person: Pick<Person, "platformRole" | "tenants">, place: Place): boolean {
  const plain = (tenants: Person["tenants"] | Place["tenants"]) =>
    (tenants ?? [])
      .map(
        ({ tenant, roles }) =>
          `${typeof tenant === "string" ? tenant : tenant.id}:${[...(roles ?? [])].sort().join()}`,
      )
      .sort()
      .join(" ");
  return (
    (person.platformRole ?? null) === place.platformRole && plain(person.tenants) === plain(place.tenants)
  );
}
