import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { AppError, parseInput } from "@tandem/contracts";
import { z } from "zod";
import { tenantsFor, tenantsOf } from "../../../http/isolation/active-tenant";
import { keepActiveTenant, readActiveTenant } from "../../../http/tenant/active-tenant";
import { resolveTenant } from "../../../http/tenant/tenant-header";
import { staffOf } from "../../../identity/staff";

const bodySchema = z.strictObject({ tenant: z.string().min(1).max(128).nullable() });

/** `GET /admin/active-tenant`: the tenant this session works for, and those to choose from. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const staff = await staffOf(req);
  const tenants = staff === null ? [] : await tenantsFor(staff);
  res.json({
    tenant: readActiveTenant(req),
    tenants: tenants.map(({ id, slug, name }) => ({ id, slug, name })),
  });
}

/** `POST /admin/active-tenant` `{ tenant }` (id, slug or null): chooses the tenant to work for, of those one belongs to. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { tenant } = parseInput(bodySchema, req.body);
  const tenantId = tenant === null ? null : await choose(req, tenant);
  keepActiveTenant(req, tenantId);
  res.json({ tenant: tenantId });
}

async function choose(req: MedusaRequest, named: string): Promise<string> {
  const staff = await staffOf(req);
  if (staff?.platformAdmin === true) return resolveTenant(named);
  const own = staff === null ? [] : await tenantsOf(staff);
  const found = own.find(({ id, slug }) => id === named || slug === named);
  if (found === undefined) throw new AppError("forbidden", "You do not belong to a tenant of this name.");
  return found.id;
}
