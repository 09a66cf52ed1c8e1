import type { MedusaRequest } from "@medusajs/framework/http";
import type { Membership, Principal } from "@tandem/auth";
import type { Role, ServicePermission } from "@tandem/contracts";
import { readPrincipal } from "../http/keycloak";
import { creatorOf, isBreakGlassUser } from "./accounts";
import { readCredential } from "./credential";

/** Whoever acts in the admin API, with the roles they hold now. */
export interface Staff {
  /** Medusa user; null for services and people who never opened Medusa Admin. */
  userId: string | null;
  /** Keycloak's `sub`; null for break-glass admins. */
  subject: string | null;
  realmRoles: Role[];
  memberships: Membership[];
  /** Client roles of a service. */
  permissions: ServicePermission[];
  platformAdmin: boolean;
  via: "keycloak" | "break-glass" | "api-key" | "service";
}

const known = new WeakMap<MedusaRequest, Promise<Staff | null>>();

/**
 * Who makes this request: by session, Medusa token, secret API key (its creator) or Keycloak access token. Null for
 * nobody and for people who lost their access. Raises when a Keycloak token is forged or Keycloak cannot be asked.
 */
export function staffOf(req: MedusaRequest): Promise<Staff | null> {
  const asked = known.get(req) ?? identify(req);
  known.set(req, asked);
  return asked;
}

async function identify(req: MedusaRequest): Promise<Staff | null> {
  const principal = await readPrincipal(req.headers.authorization);
  if (principal !== null) return fromPrincipal(principal);
  const credential = await readCredential(req);
  if (credential === null) return null;
  switch (credential.kind) {
    case "break-glass":
      return (await isBreakGlassUser(credential.userId))
        ? breakGlass(credential.userId, "break-glass")
        : null;
    case "api-key": {
      const creator = await creatorOf(credential.keyId);
      if (creator === null) return null;
      return (await isBreakGlassUser(creator)) ? breakGlass(creator, "api-key") : null;
    }
    default:
      return credential satisfies never;
  }
}

function breakGlass(userId: string, via: "break-glass" | "api-key"): Staff {
  return {
    userId,
    subject: null,
    realmRoles: ["platform-admin"],
    memberships: [],
    permissions: [],
    platformAdmin: true,
    via,
  };
}

function fromPrincipal(principal: Principal): Staff {
  const { subject, realmRoles, memberships, permissions, kind } = principal;
  const base = { userId: null, subject };
  if (kind === "service") {
    return { ...base, realmRoles: [], memberships: [], permissions, platformAdmin: false, via: "service" };
  }
  const platformAdmin = realmRoles.includes("platform-admin");
  return { ...base, realmRoles, memberships, permissions: [], platformAdmin, via: "keycloak" };
}
