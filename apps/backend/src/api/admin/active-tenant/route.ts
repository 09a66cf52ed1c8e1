import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { AppError, parseInput } from "@tandem/contracts";
import { tenantsFor, tenantsOf } from "../../../auth/active-tenant";
import { type Staff, staffOf } from "../../../auth/staff";
import { keepActiveTenant, readActiveTenant } from "../../../auth/tenant-choice";
import { resolveTenant } from "../../../tenancy/tenant-header";
import { activeTenantSchema } from "./validators";

/** `requireStaff` authenticates instead of Medusa; the response names tenants other than the active one. */
export const AUTHENTICATE = false;

/** `GET /admin/active-tenant`: the active tenant of this session, and those to choose from. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const tenants = await tenantsFor(await requireStaff(req));
  res.json({
    tenant: readActiveTenant(req),
    tenants: tenants.map(({ id, slug, name }) => ({ id, slug, name })),
  });
}

/**
 * `POST /admin/active-tenant` `{ tenant }` (id, slug or null): sets the active tenant; members choose among their own.
 */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const staff = await requireStaff(req);
  const { tenant } = parseInput(activeTenantSchema, req.body);
  const tenantId = tenant === null ? null : await choose(staff, tenant);
  keepActiveTenant(req, tenantId);
  res.json({ tenant: tenantId });
}

async function requireStaff(req: MedusaRequest): Promise<Staff> {
  const staff = await staffOf(req);
  if (staff === null) throw new AppError("unauthenticated", "Sign in to make this call.");
  if (staff.via === "service") throw new AppError("forbidden", "Services cannot choose an active tenant.");
  return staff;
}

async function choose(staff: Staff, named: string): Promise<string> {
  if (staff.platformAdmin) return resolveTenant(named);
  const found = (await tenantsOf(staff)).find(({ id, slug }) => id === named || slug === named);
  if (found === undefined)
    throw new AppError("forbidden", "You are not a member of this tenant, or it does not exist.");
  return found.id;
}
