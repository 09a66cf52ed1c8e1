import { AppError, type Role } from "@tandem/contracts";
import { directory } from "../auth/realm";
import { askRealm } from "../auth/realm-admin";
import { peopleWith, roleGroup, TENANT_ROLES } from "./groups";
import { readPerson } from "./people";

/** Roles of the members of a tenant; customers register themselves. */
export const MEMBER_ROLES = TENANT_ROLES.filter((role) => role !== "customer");

/** A member of a tenant. */
export interface Member {
  /** Keycloak's `sub`. */
  id: string;
  email: string | null;
  name: string;
  enabled: boolean;
  /** False while their address is not verified. */
  joined: boolean;
  roles: Role[];
}

/** Returns the members of a tenant, by name. */
export async function listMembers(tenant: string): Promise<Member[]> {
  const members = new Map<string, Member>();
  for (const role of MEMBER_ROLES) {
    for (const answer of await peopleWith(tenant, role)) {
      const { id, email, firstName, lastName, username, enabled, emailVerified } = readPerson(answer);
      const name = `${firstName} ${lastName}`.trim() || username;
      const known = members.get(id);
      if (known === undefined) {
        members.set(id, { id, email: email ?? null, name, enabled, joined: emailVerified, roles: [role] });
      } else known.roles.push(role);
    }
  }
  return [...members.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** Replaces the roles of a member with one role; null removes all of them. */
export async function setRole(tenant: string, member: Member, role: Role | null): Promise<void> {
  const { id } = member;
  if (role !== null && !member.roles.includes(role)) {
    const groupId = await roleGroup(tenant, role);
    await askRealm((realm) => realm.users.addToGroup({ id, groupId }));
  }
  for (const old of member.roles.filter((held) => held !== role)) {
    const groupId = await roleGroup(tenant, old);
    await askRealm((realm) => realm.users.delFromGroup({ id, groupId }));
  }
  directory.forget(id);
}

/** Requires another owner who can sign in. @throws AppError conflict when `member` is the last one */
export function keepAnOwner(members: readonly Member[], member: Member): void {
  const others = members.filter(
    ({ id, enabled, roles }) => id !== member.id && enabled && roles.includes("owner"),
  );
  if (!member.roles.includes("owner") || others.length > 0) return;
  throw new AppError("conflict", "This is the last owner of the tenant. Make another member an owner first.");
}
