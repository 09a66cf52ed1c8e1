import type { MedusaRequest } from "@medusajs/framework/http";
import type { Membership, Principal } from "@tandem/auth";
import type { Role, ServicePermission } from "@tandem/contracts";
import { config } from "../env";
import { staffPerson } from "./access";
import { accountsOf, creatorOf, identityOfUser } from "./accounts";
import { type Credential, readCredential } from "./credential";
import { readPrincipal } from "./keycloak";
import { revocations } from "./realm";
import { SHOP_CLIENTS } from "./sign-on/clients";

/** The caller of the admin API, with the roles they hold now. */
export interface Staff {
  /** Medusa user; null for services and users who never opened Medusa Admin. */
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
 * Returns the caller of a request, by session, Medusa token, secret API key (its creator) or Keycloak access token.
 * Null without a credential and for users who lost their access.
 * @throws AppError when a Keycloak token is invalid or Keycloak is unavailable
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
  return credential === null ? null : fromCredential(credential);
}

async function fromPrincipal(principal: Principal): Promise<Staff | null> {
  const { subject, kind, clientId, permissions } = principal;
  if (kind === "service") {
    return { ...nobody, subject, permissions, via: "service" };
  }
  if (SHOP_CLIENTS.includes(clientId) || (await revocations.isRevoked(principal))) return null;
  const { userId } = await accountsOf(subject);
  return fromDirectory(subject, userId, "keycloak");
}

async function fromCredential(credential: Credential): Promise<Staff | null> {
  switch (credential.kind) {
    case "keycloak": {
      const { subject, session_id, signed_on_at } = credential.session;
      const session = { subject, sessionId: session_id, issuedAt: signed_on_at };
      if (await revocations.isRevoked(session)) return null;
      return fromDirectory(subject, credential.userId, "keycloak");
    }
    case "break-glass": {
      const { breakGlass } = await identityOfUser(credential.userId);
      return breakGlass ? breakGlassAdmin(credential.userId, "break-glass") : null;
    }
    case "api-key": {
      const userId = await creatorOf(credential.keyId);
      if (userId === null) return null;
      const { subject, breakGlass } = await identityOfUser(userId);
      if (subject !== null) return fromDirectory(subject, userId, "api-key");
      return breakGlass && config().breakGlassLogin ? breakGlassAdmin(userId, "api-key") : null;
    }
    default:
      return credential satisfies never;
  }
}

const nobody = { userId: null, realmRoles: [], memberships: [], permissions: [], platformAdmin: false };

function breakGlassAdmin(userId: string, via: Staff["via"]): Staff {
  return { ...nobody, userId, subject: null, realmRoles: ["platform-admin"], platformAdmin: true, via };
}

async function fromDirectory(
  subject: string,
  userId: string | null,
  via: Staff["via"],
): Promise<Staff | null> {
  const person = await staffPerson(subject);
  if (person === null) return null;
  const { realmRoles, memberships } = person;
  const platformAdmin = realmRoles.includes("platform-admin");
  return { ...nobody, userId, subject, realmRoles, memberships, platformAdmin, via };
}
