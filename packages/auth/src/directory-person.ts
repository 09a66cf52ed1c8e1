import { AppError, type Role } from "@tandem/contracts";
import { z } from "zod";
import { type Membership, parseMemberships, parsePlatformRoles } from "./principal.js";
import { realmAddress } from "./realm-address.js";

/** What Keycloak currently holds about a user, whatever their tokens say. */
export interface DirectoryPerson {
  enabled: boolean;
  realmRoles: Role[];
  memberships: Membership[];
  email: string | null;
  emailVerified: boolean;
  name: string;
}

const TIMEOUT_MS = 5_000;
const MAX_GROUPS = 1_000;

const userSchema = z.object({
  enabled: z.boolean(),
  username: z.string(),
  email: z.string().optional(),
  emailVerified: z.boolean().default(false),
  firstName: z.string().default(""),
  lastName: z.string().default(""),
});
const groupsSchema = z.array(z.object({ path: z.string() }));
const rolesSchema = z.array(z.object({ name: z.string() }));

/** Returns one user from the admin API; null when there is none. */
export async function readPerson(
  issuer: string,
  token: string,
  subject: string,
): Promise<DirectoryPerson | null> {
  const path = `${realmAddress(issuer).admin}/users/${encodeURIComponent(subject)}`;
  const [user, groups, roles] = await Promise.all([
    read(path, token, userSchema),
    read(`${path}/groups?briefRepresentation=true&max=${MAX_GROUPS}`, token, groupsSchema),
    read(`${path}/role-mappings/realm/composite`, token, rolesSchema),
  ]);
  if (user === null || groups === null || roles === null) return null;
  return {
    enabled: user.enabled,
    realmRoles: parsePlatformRoles(roles.map((role) => role.name)),
    memberships: parseMemberships(groups.map((group) => group.path)),
    email: user.email ?? null,
    emailVerified: user.emailVerified,
    name: `${user.firstName} ${user.lastName}`.trim() || user.username,
  };
}

async function read<T>(url: string, token: string, schema: z.ZodType<T>): Promise<T | null> {
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (response.status === 404) return null;
  if (!response.ok)
    throw new AppError(
      "upstream_failed",
      `Keycloak responded with ${response.status} to a request for a user.`,
    );
  return schema.parse(await response.json());
}
