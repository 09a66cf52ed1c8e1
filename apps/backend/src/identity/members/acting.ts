import type { MedusaRequest } from "@medusajs/framework/http";
import { Modules } from "@medusajs/framework/utils";
import { type Action, permitted } from "@tandem/auth";
import { AppError, type Role } from "@tandem/contracts";
import { readActiveTenant } from "../../http/tenant/active-tenant";
import { TENANT_HEADER } from "../../http/tenant/tenant-header";
import { connections } from "../../integration/connections";
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
  const tenant = await tenantOf(req, staff);
  if (tenant === null || !permitted(staff, { area: "members", action, tenant })) {
    throw new AppError("forbidden", "Only owners and admins of a shop look after its people.");
  }
  return { staff, tenant };
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

async function tenantOf(req: MedusaRequest, staff: Staff): Promise<string | null> {
  const named = req.get(TENANT_HEADER) ?? readActiveTenant(req);
  const own = staff.memberships.map(({ tenant }) => tenant);
  if (named === null) return own[0] ?? null;
  const { rows } = await connections().pool.query<{ slug: string }>(
    `select slug from tenant where (id = $1 or slug = $1) and ($2 or slug = any($3))
       and status <> 'archived' and deleted_at is null`,
    [named, staff.platformAdmin, own],
  );
  return rows[0]?.slug ?? null;
}
