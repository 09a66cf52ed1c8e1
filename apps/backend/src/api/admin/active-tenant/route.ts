import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { parseInput } from "@tandem/contracts";
import { z } from "zod";
import { keepActiveTenant, readActiveTenant } from "../../../http/tenant/active-tenant";
import { resolveTenant } from "../../../http/tenant/tenant-header";

const bodySchema = z.strictObject({ tenant: z.string().min(1).max(128).nullable() });

/** `GET /admin/active-tenant`: the tenant this session works for. */
export function GET(req: MedusaRequest, res: MedusaResponse): void {
  res.json({ tenant: readActiveTenant(req) });
}

/** `POST /admin/active-tenant` `{ tenant }` (id, slug or null): chooses the tenant new products and categories belong to. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { tenant } = parseInput(bodySchema, req.body);
  const tenantId = tenant === null ? null : await resolveTenant(tenant);
  keepActiveTenant(req, tenantId);
  res.json({ tenant: tenantId });
}
