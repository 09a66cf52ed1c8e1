import { ROLES, type Role } from "@tandem/contracts";
import { passwordFor, type Secrets } from "../secrets.js";

/** A user of the demo. */
export interface Person {
  readonly role: Role;
  /** Slug; null for platform users. */
  readonly tenant: string | null;
  readonly username: string;
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
}

const PLATFORM_ROLES = ["platform-admin", "operator"] as const satisfies readonly Role[];
const PLATFORM_NAMES = { "platform-admin": "admin@tandem.test", operator: "operator@tandem.test" } as const;

const isPlatformRole = (role: Role): role is (typeof PLATFORM_ROLES)[number] =>
  PLATFORM_ROLES.some((platform) => platform === role);

/** Returns two platform users, and one for every other role in every tenant: `<role>@<slug>.test`. */
export function demoPeople(
  tenants: readonly { readonly slug: string; readonly name: string }[],
  secrets: Secrets,
): Person[] {
  const platform = PLATFORM_ROLES.map((role) => person(role, null, PLATFORM_NAMES[role], "Tandem", secrets));
  const staff = tenants.flatMap(({ slug, name }) =>
    ROLES.filter((role) => !isPlatformRole(role)).map((role) =>
      person(role, slug, `${role}@${slug}.test`, lettersOf(name), secrets),
    ),
  );
  return [...platform, ...staff];
}

function person(
  role: Role,
  tenant: string | null,
  username: string,
  lastName: string,
  secrets: Secrets,
): Person {
  const firstName = role.charAt(0).toUpperCase() + role.slice(1).replace("-", " ");
  return { role, tenant, username, password: passwordFor(secrets, username), firstName, lastName };
}

/** Returns a name with letters and spaces only, which Keycloak accepts. */
function lettersOf(name: string): string {
  return name.replaceAll(/[^\p{L} ]/gu, "").replaceAll(/ +/g, " ");
}
