import type { DirectoryPerson } from "@tandem/auth";
import { AppError, type Role } from "@tandem/contracts";
import { directory } from "./realm";

/** Roles that may use Medusa Admin; editors use Payload, customers the storefront. */
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

/** Returns a user who may use Medusa Admin now, as Keycloak knows them; null for other users. */
export async function staffPerson(subject: string): Promise<DirectoryPerson | null> {
  const person = await directory.lookup(subject);
  return person?.enabled === true && isStaff(person) ? person : null;
}

/** Like `staffPerson`. @throws AppError forbidden for other users, with what to do */
export async function requireStaffPerson(subject: string): Promise<DirectoryPerson> {
  const person = await staffPerson(subject);
  if (person !== null) return person;
  throw new AppError(
    "forbidden",
    "You have no role in Medusa Admin. Ask an owner of your tenant for an invitation.",
  );
}

function isStaff({ realmRoles, memberships }: DirectoryPerson): boolean {
  return [...realmRoles, ...memberships.map(({ role }) => role)].some((role) => STAFF_ROLES.has(role));
}
