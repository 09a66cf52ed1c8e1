import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys, generateEntityId } from "@medusajs/framework/utils";
import { createTenantWorkflow } from "../../../onboarding/create-tenant";
import { runAsTenant } from "../../../tenancy/scope";
import { readTenant } from "./read";
import type { CreateTenantBody } from "./validators";

/** `platformAdmins` in the middlewares authenticates instead of Medusa. */
export const AUTHENTICATE = false;

/** `GET /admin/tenants`: tenants with their stores, filtered by `q`, `slug`, `status`. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY);
  const { data, metadata } = await query.graph({
    entity: "tenant",
    fields: req.queryConfig.fields,
    filters: req.filterableFields,
    pagination: req.queryConfig.pagination,
  });
  res.json({
    tenants: data,
    count: metadata?.count ?? data.length,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? data.length,
  });
}

/** `POST /admin/tenants`: creates a tenant, with its first store in all systems; 201 `{ tenant }`. */
export async function POST(req: MedusaRequest<CreateTenantBody>, res: MedusaResponse): Promise<void> {
  const id = generateEntityId("", "ten");
  const input = { ...req.validatedBody, id };
  const { result } = await runAsTenant(id, () => createTenantWorkflow(req.scope).run({ input }));
  res.status(201).json({ tenant: await readTenant(req, result.id) });
}
