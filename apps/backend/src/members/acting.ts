import type { MedusaRequest } from "@medusajs/framework/http";
import { Modules } from "@medusajs/framework/utils";
import { type Action, permitted } from "@tandem/auth";
import { AppError, type Role } from "@tandem/contracts";
import { missingChoice, tenantActedFor } from "../auth/active-tenant";
import { type Staff, staffOf } from "../auth/staff";
import { runInScope } from "../tenancy/scope";
import type { Host } from "./invitations/invite";
import { findInvitation, type Invitation } from "./invitations/store";

/** A caller who manages the members of a tenant. */
export interface Acting {
  staff: Staff;
  /** Slug. */
  tenant: string;
  host: Host;
  /** Keycloak's `sub` of the member who acts; null when the platform does. */
  inviter: string | null;
}

/**
 * Returns the caller and the tenant whose members they manage.
 * @throws AppError unauthenticated or forbidden, invalid_input without an active tenant
 */
export async function actingOn(req: MedusaRequest, action: Action): Promise<Acting> {
  const staff = await staffOf(req);
  if (staff === null) throw new AppError("unauthenticated", "Sign in to make this call.");
  const tenant = await tenantActedFor(req, staff);
  if (tenant === null && !staff.platformAdmin) throw await missingChoice(staff);
  if (tenant === null || !permitted(staff, { area: "members", action, tenant: tenant.slug })) {
    throw new AppError("forbidden", "Only owners and admins of a tenant can manage its members.");
  }
  if (tenant.status === "suspended" && action !== "read" && !staff.platformAdmin) {
    throw new AppError("forbidden", "This tenant is suspended: its members can be read but not changed.");
  }
  const { id, slug, name } = tenant;
  return {
    staff,
    tenant: slug,
    host: { id, slug, name },
    inviter: staff.platformAdmin ? null : staff.subject,
  };
}

/** Lets only owners give or remove the role `owner`. @throws AppError forbidden for other callers */
export function requireOwnership({ staff, tenant }: Acting, roles: readonly Role[]): void {
  if (!roles.includes("owner") || permitted(staff, { area: "ownership", action: "write", tenant })) return;
  throw new AppError("forbidden", "Only an owner can add or remove owners.");
}

/** Runs `work` with access to the rows of the tenant only. */
export function inTenantOf<T>({ host, staff }: Acting, work: () => T): T {
  return runInScope({ tenant: host.id, reach: "staff", user: staff.userId }, work);
}

/**
 * Returns the invitation of the tenant by the id in the path.
 * @throws AppError not_found, or forbidden for a role beyond the caller
 */
export async function invitationIn(req: MedusaRequest, acting: Acting): Promise<Invitation> {
  const invitation = await findInvitation(req.scope, acting.host.id, req.params.id ?? "");
  if (invitation === null) throw new AppError("not_found", "There is no invitation with this id.");
  requireOwnership(acting, [invitation.role]);
  return invitation;
}

const WAIT_SECONDS = 10;

/** Runs changes of one tenant's members one after the other, so that two calls cannot remove the last two owners. */
export function oneAtATime<T>(req: MedusaRequest, tenant: string, work: () => Promise<T>): Promise<T> {
  return req.scope
    .resolve(Modules.LOCKING)
    .execute(`tandem:members:${tenant}`, work, { timeout: WAIT_SECONDS });
}
