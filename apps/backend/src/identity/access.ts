import type { DirectoryPerson } from "@tandem/auth";
import { AppError, type Role } from "@tandem/contracts";
import { directory } from "./realm";

/** Roles that have work to do in Medusa Admin; editors work in Payload, customers shop. */
const STAFF_ROLES: ReadonlySet<Role> = new Set([
  "platform-admin",
  "operator",
  "owner",
  "admin",
  "manager",
  "staff",
  "viewer",
  "vendor",
]);

/** Somebody who may work in Medusa Admin now, as Keycloak knows them; null for everybody else. */
export async function staffPerson(subject: string): Promise<DirectoryPerson | null> {
  const person = await directory.lookup(subject);
  return person?.enabled === true && isStaff(person) ? person : null;
}

/** Like `staffPerson`; raises `forbidden` with what to do about it. */
export async function requireStaffPerson(subject: string): Promise<DirectoryPerson> {
  const person = await staffPerson(subject);
  if (person !== null) return person;
  throw new AppError(
    "forbidden",
    "You have no role in the admin. Ask an owner of your shop for an invitation.",
  );
}

function isStaff({ realmRoles, memberships }: DirectoryPerson): boolean {
  return [...realmRoles, ...memberships.map(({ role }) => role)].some((role) => STAFF_ROLES.has(role));
}
