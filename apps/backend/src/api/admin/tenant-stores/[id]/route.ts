import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { updateTenantStoreWorkflow } from "../../../../onboarding/update-tenant-store";
import { readTenantStore } from "../read";
import type { UpdateTenantStoreBody } from "../validators";

/** `platformAdmins` in the middlewares authenticates instead of Medusa. */
export const AUTHENTICATE = false;

/** `GET /admin/tenant-stores/:id`: one store, or 404. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json({ tenant_store: await readTenantStore(req, req.params.id ?? "") });
}

/** `PATCH /admin/tenant-stores/:id`: changes name or slug; `{ tenant_store, ignored_fields? }`. */
export async function PATCH(req: MedusaRequest<UpdateTenantStoreBody>, res: MedusaResponse): Promise<void> {
  const id = req.params.id ?? "";
  await readTenantStore(req, id);
  await updateTenantStoreWorkflow(req.scope).run({ input: { id, ...req.validatedBody } });
  res.json({ tenant_store: await readTenantStore(req, id) });
}

/** Medusa's clients update with POST. */
export const POST = PATCH;
