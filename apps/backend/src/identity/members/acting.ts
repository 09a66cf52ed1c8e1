import type { MedusaRequest } from "@medusajs/framework/http";
import { Modules } from "@medusajs/framework/utils";
import { type Action, permitted } from "@tandem/auth";
import { AppError, type Role } from "@tandem/contracts";
import { tenantActedFor } from "../../http/isolation/active-tenant";
import { type Staff, staffOf } from "../staff";

/** Somebody who looks after the people of a tenant. */
export interface Acting {
  staff: Staff;
  /** Slug. */
  tenant: string;
}

/** Who acts for which tenant's people; raises `unauthenticated` or `forbidden`. */
export async function actingOn(req: MedusaRequest, action: Action): Promise<Acting> {
  const staff = await staffOf(req);
  if (staff === null) throw new AppError("unauthenticated", "Sign in to make this call.");
  const tenant = await tenantActedFor(req, staff);
  if (tenant === null || !permitted(staff, { area: "members", action, tenant: tenant.slug })) {
    throw new AppError("forbidden", "Only owners and admins of a shop look after its people.");
  }
  if (tenant.status === "suspended" && action !== "read" && !staff.platformAdmin) {
    throw new AppError("forbidden", "This tenant is suspended: its people can be seen, not changed.");
  }
  return { staff, tenant: tenant.slug };
}

/** Raises `forbidden` when a role is an owner's to give or take and the caller is none. */
export function requireOwnership({ staff, tenant }: Acting, roles: readonly Role[]): void {
  if (!roles.includes("owner") || permitted(staff, { area: "ownership", action: "write", tenant })) return;
  throw new AppError("forbidden", "Only an owner makes or removes owners.");
}

const WAIT_SECONDS = 10;

/** Runs changes of one tenant's people one after the other, so that two cannot both remove "another" owner. */
export function oneAtATime<T>(req: MedusaRequest, tenant: string, work: () => Promise<T>): Promise<T> {
  return req.scope
    .resolve(Modules.LOCKING)
    .execute(`tandem:members:${tenant}`, work, { timeout: WAIT_SECONDS });
}
