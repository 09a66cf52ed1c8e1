import type { MedusaRequest } from "@medusajs/framework/http";
import { Modules } from "@medusajs/framework/utils";
import { type Action, permitted } from "@tandem/auth";
import { AppError, type Role } from "@tandem/contracts";
import { missingChoice, tenantActedFor } from "../../http/isolation/active-tenant";
import { runInScope } from "../../isolation/scope";
import type { Host } from "../invitations/invite";
import { findInvitation, type Invitation } from "../invitations/store";
import { type Staff, staffOf } from "../staff";

/** Somebody who looks after the people of a tenant. */
export interface Acting {
  staff: Staff;
  /** Slug. */
  tenant: string;
  host: Host;
  /** Keycloak's `sub` of the member who acts; null when the platform does. */
  inviter: string | null;
}

/** Who acts for which tenant's people; raises `unauthenticated` or `forbidden`. */
export async function actingOn(req: MedusaRequest, action: Action): Promise<Acting> {
  const staff = await staffOf(req);
  if (staff === null) throw new AppError("unauthenticated", "Sign in to make this call.");
  const tenant = await tenantActedFor(req, staff);
  if (tenant === null && !staff.platformAdmin) throw await missingChoice(staff);
  if (tenant === null || !permitted(staff, { area: "members", action, tenant: tenant.slug })) {
    throw new AppError("forbidden", "Only owners and admins of a shop look after its people.");
  }
  if (tenant.status === "suspended" && action !== "read" && !staff.platformAdmin) {
    throw new AppError("forbidden", "This tenant is suspended: its people can be seen, not changed.");
  }
  const { id, slug, name } = tenant;
  return {
    staff,
    tenant: slug,
    host: { id, slug, name },
    inviter: staff.platformAdmin ? null : staff.subject,
  };
}

/** Raises `forbidden` when a role is an owner's to give or take and the caller is none. */
export function requireOwnership({ staff, tenant }: Acting, roles: readonly Role[]): void {
  if (!roles.includes("owner") || permitted(staff, { area: "ownership", action: "write", tenant })) return;
  throw new AppError("forbidden", "Only an owner makes or removes owners.");
}

/** Runs `work` with nothing but the rows of the tenant in reach. */
export function inTenantOf<T>({ host, staff }: Acting, work: () => T): T {
  return runInScope({ tenant: host.id, reach: "staff", user: staff.userId }, work);
}

/** The invitation of the tenant by the id in the path. @throws AppError not_found, or forbidden for a role beyond the caller */
export async function invitationIn(req: MedusaRequest, acting: Acting): Promise<Invitation> {
  const invitation = await findInvitation(req.scope, acting.host.id, req.params.id ?? "");
  if (invitation === null) throw new AppError("not_found", "There is no invitation by this id.");
  requireOwnership(acting, [invitation.role]);
  return invitation;
}

const WAIT_SECONDS = 10;

/** Runs changes of one tenant's people one after the other, so that two cannot both remove "another" owner. */
export function oneAtATime<T>(req: MedusaRequest, tenant: string, work: () => Promise<T>): Promise<T> {
  return req.scope
    .resolve(Modules.LOCKING)
    .execute(`tandem:members:${tenant}`, work, { timeout: WAIT_SECONDS });
}
