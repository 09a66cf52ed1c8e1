import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { createTenantStoreWorkflow } from "../../../onboarding/create-tenant-store";
import { runAsTenant } from "../../../tenancy/scope";
import { readTenantStore } from "./read";
import type { CreateTenantStoreBody } from "./validators";

/** `platformAdmins` in the middlewares authenticates instead of Medusa. */
export const AUTHENTICATE = false;

/** `GET /admin/tenant-stores`: stores, filtered by `q`, `slug`, `tenant_id`. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY);
  const { data, metadata } = await query.graph({
    entity: "tenant_store",
    fields: req.queryConfig.fields,
    filters: req.filterableFields,
    pagination: req.queryConfig.pagination,
  });
  res.json({
    tenant_stores: data,
    count: metadata?.count ?? data.length,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? data.length,
  });
}

/** `POST /admin/tenant-stores`: creates a store of a tenant; 201 `{ tenant_store }` with its publishable key. */
export async function POST(req: MedusaRequest<CreateTenantStoreBody>, res: MedusaResponse): Promise<void> {
  const input = req.validatedBody;
  const { result } = await runAsTenant(input.tenant_id, () =>
    createTenantStoreWorkflow(req.scope).run({ input }),
  );
  res.status(201).json({ tenant_store: await readTenantStore(req, result.id) });
}
