import type { MedusaRequest } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { AppError } from "@tandem/contracts";

/** Returns a store with the requested fields. @throws AppError not_found */
export async function readTenantStore(req: MedusaRequest, id: string): Promise<unknown> {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "tenant_store",
    fields: req.queryConfig.fields,
    filters: { id },
  });
  const [store] = data;
  if (store === undefined) throw new AppError("not_found", `There is no store with the id "${id}".`);
  return store;
}
