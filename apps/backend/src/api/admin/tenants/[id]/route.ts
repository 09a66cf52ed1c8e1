import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { updateTenantWorkflow } from "../../../../onboarding/update-tenant";
import { readTenant } from "../read";
import type { UpdateTenantBody } from "../validators";

/** `platformAdmins` in the middlewares authenticates instead of Medusa. */
export const AUTHENTICATE = false;

/** `GET /admin/tenants/:id`: one tenant with its stores, or 404. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json({ tenant: await readTenant(req, req.params.id ?? "") });
}

/** `PATCH /admin/tenants/:id`: changes name, slug or status; `{ tenant, ignored_fields? }`. */
export async function PATCH(req: MedusaRequest<UpdateTenantBody>, res: MedusaResponse): Promise<void> {
  const id = req.params.id ?? "";
  await readTenant(req, id);
  await updateTenantWorkflow(req.scope).run({ input: { id, ...req.validatedBody } });
  res.json({ tenant: await readTenant(req, id) });
}

/** Medusa's clients update with POST. */
export const POST = PATCH;
