import {
  AppError,
  type Role,
  roleSchema,
  type ServicePermission,
  servicePermissionSchema,
} from "@tandem/contracts";
import { z } from "zod";

/** A role inside one tenant, from a Keycloak group `/tenants/<slug>/<role>`. */
export interface Membership {
  /** Slug of the tenant. */
  tenant: string;
  role: Role;
}

/** The user or service of a verified access token. */
export interface Principal {
  /** Keycloak's `sub`. */
  subject: string;
  kind: "service" | "person";
  /** Client that obtained the token (`azp`). */
  clientId: string;
  /** Roles that hold for the whole platform. */
  realmRoles: Role[];
  /** Client roles of a service on the API the token was verified for. */
  permissions: ServicePermission[];
  memberships: Membership[];
  /** Keycloak's session (`sid`); null for services. */
  sessionId: string | null;
  /** When the token was issued, milliseconds since the epoch. */
  issuedAt: number;
  /** Only when Keycloak verified it. */
  email: string | null;
}

/** Claims the product reads; anything else in the token is ignored. */
export const claimsSchema = z.object({
  sub: z.string().min(1),
  azp: z.string().min(1),
  iat: z.number(),
  sid: z.string().min(1).optional(),
  typ: z.literal("Bearer"),
  realm_access: z.object({ roles: z.array(z.string()) }).optional(),
  resource_access: z.record(z.string(), z.object({ roles: z.array(z.string()) })).optional(),
  groups: z.array(z.string()).optional(),
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
  preferred_username: z.string().optional(),
});
export type Claims = z.infer<typeof claimsSchema>;

const GROUP = /^\/tenants\/([a-z0-9]+(?:-[a-z0-9]+)*)\/([a-z-]+)$/;
const PLATFORM_ROLES: ReadonlySet<string> = new Set(["platform-admin", "operator"]);

/** Returns the memberships of the groups claim; a path of another shape or an unknown role grants nothing. */
export function parseMemberships(groups: readonly string[]): Membership[] {
  return groups.flatMap((path) => {
    const [, tenant, name] = GROUP.exec(path) ?? [];
    const role = roleSchema.safeParse(name);
    return tenant !== undefined && role.success && !PLATFORM_ROLES.has(role.data)
      ? [{ tenant, role: role.data }]
      : [];
  });
}

/** Returns the realm roles the product knows; anything else grants nothing. */
export function parsePlatformRoles(names: readonly string[]): Role[] {
  return names.flatMap((name) => {
    const role = roleSchema.safeParse(name);
    return role.success && PLATFORM_ROLES.has(role.data) ? [role.data] : [];
  });
}

/** Turns verified claims into a principal: users hold roles, services hold permissions, none holds both. */
export function toPrincipal(claims: Claims, audience: string): Principal {
  const { sub: subject, azp: clientId, sid: sessionId = null, iat } = claims;
  const base = { subject, clientId, sessionId, issuedAt: iat * 1_000 };
  // Only users have sessions; a service's own token comes without one.
  if (sessionId === null || claims.preferred_username === `service-account-${clientId}`) {
    const permissions = parsePermissions(claims.resource_access?.[audience]?.roles ?? []);
    return { ...base, kind: "service", realmRoles: [], memberships: [], permissions, email: null };
  }
  return {
    ...base,
    kind: "person",
    realmRoles: parsePlatformRoles(claims.realm_access?.roles ?? []),
    memberships: parseMemberships(claims.groups ?? []),
    permissions: [],
    email: claims.email !== undefined && claims.email_verified === true ? claims.email : null,
  };
}

function parsePermissions(names: readonly string[]): ServicePermission[] {
  return names.flatMap((name) => {
    const permission = servicePermissionSchema.safeParse(name);
    return permission.success ? [permission.data] : [];
  });
}

/**
 * Checks that the token's client holds the permission on this API.
 * @throws AppError `forbidden` when it does not
 */
export function requirePermission(principal: Principal, permission: ServicePermission): void {
  if (principal.permissions.includes(permission)) return;
  throw new AppError("forbidden", `This call needs the permission ${permission}.`);
}

/** Returns true for operators, platform admins and services that may write through the sync. */
export function mayOperateSync(principal: Principal): boolean {
  return (
    principal.realmRoles.includes("operator") ||
    principal.realmRoles.includes("platform-admin") ||
    principal.permissions.includes("sync:write")
  );
}
