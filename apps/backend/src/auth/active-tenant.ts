import type { MedusaRequest } from "@medusajs/framework/http";
import { AppError } from "@tandem/contracts";
import { z } from "zod";
import { connections } from "../connections/connections";
import { TENANT_HEADER } from "../tenancy/tenant-header";
import { authContextOf } from "./auth-context";
import type { Staff } from "./staff";
import { readActiveTenant } from "./tenant-choice";

/** A tenant as requests see it. */
export interface ActiveTenant {
  id: string;
  slug: string;
  name: string;
  status: "active" | "suspended" | "archived";
}

const MAX_CHOICES = 200;
const keySchema = z.object({ actor_type: z.literal("api-key"), actor_id: z.string() });

/** Returns the tenants that a user is a member of and that are not archived, by slug. */
export async function tenantsOf({ memberships }: Pick<Staff, "memberships">): Promise<ActiveTenant[]> {
  if (memberships.length === 0) return [];
  const { rows } = await connections().pool.query<ActiveTenant>(
    `select id, slug, name, status from tenant
     where slug = any($1) and status <> 'archived' and deleted_at is null order by slug`,
    [memberships.map(({ tenant }) => tenant)],
  );
  return rows;
}

/**
 * Returns the active tenant of a member: that of the header, of the secret API key, of the session, or their only one.
 * Null when there is none, several without a choice, or they are no longer a member of the chosen one.
 * @throws AppError forbidden for a header that names another tenant, existing or not
 */
export async function activeTenantOf(req: MedusaRequest, staff: Staff): Promise<ActiveTenant | null> {
  const tenants = await tenantsOf(staff);
  const chosen = staff.via === "api-key" ? await tenantOfKey(req) : readActiveTenant(req);
  const named = req.get(TENANT_HEADER);
  if (named !== undefined && named !== "") {
    const found = tenants.find(({ id, slug }) => id === named || slug === named);
    if (found === undefined)
      throw new AppError("forbidden", "X-Tenant-Id names a tenant you do not belong to.");
    if (staff.via === "api-key" && chosen !== null && chosen !== found.id)
      throw new AppError("forbidden", "X-Tenant-Id names another tenant than the one of this API key.");
    return found;
  }
  if (chosen !== null) return tenants.find(({ id }) => id === chosen) ?? null;
  const [only] = tenants;
  return only !== undefined && tenants.length === 1 ? only : null;
}

/** Returns the error of a call that needs a tenant and has none; it lists those to choose from. */
export async function missingChoice(staff: Staff): Promise<AppError> {
  const tenants = await tenantsOf(staff);
  if (tenants.length === 0) return new AppError("forbidden", "Your roles do not allow this call.");
  const slugs = tenants.map(({ slug }) => slug).join(", ");
  return new AppError(
    "invalid_input",
    `\`X-Tenant-Id\`: choose the active tenant. Send one of ${slugs}, or choose it in the admin.`,
    { details: { tenants: tenants.map(({ id, slug, name }) => ({ id, slug, name })) } },
  );
}

/** Returns the tenant of a request: the active tenant of a member, or any that a platform admin named or chose. */
export async function tenantActedFor(req: MedusaRequest, staff: Staff): Promise<ActiveTenant | null> {
  if (!staff.platformAdmin) return activeTenantOf(req, staff);
  const named = req.get(TENANT_HEADER) ?? readActiveTenant(req);
  const { rows } = await connections().pool.query<ActiveTenant>(
    `select id, slug, name, status from tenant
     where (id = $1 or slug = $1) and status <> 'archived' and deleted_at is null`,
    [named],
  );
  return rows[0] ?? null;
}

/** Returns the tenants that a user may choose as the active one. */
export async function tenantsFor(staff: Staff): Promise<ActiveTenant[]> {
  if (!staff.platformAdmin) return tenantsOf(staff);
  const { rows } = await connections().pool.query<ActiveTenant>(
    `select id, slug, name, status from tenant
     where status <> 'archived' and deleted_at is null order by slug limit $1`,
    [MAX_CHOICES],
  );
  return rows;
}

async function tenantOfKey(req: MedusaRequest): Promise<string | null> {
  const key = keySchema.safeParse(authContextOf(req)).data;
  if (key === undefined) return null;
  const { rows } = await connections().pool.query<{ tenant: string | null }>(
    "select tandem_tenant_id as tenant from api_key where id = $1",
    [key.actor_id],
  );
  return rows[0]?.tenant ?? null;
}
