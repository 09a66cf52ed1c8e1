import type { MedusaRequest } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { AppError } from "@tandem/contracts";

/** Returns a tenant with the requested fields. @throws AppError not_found */
export async function readTenant(req: MedusaRequest, id: string): Promise<unknown> {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({ entity: "tenant", fields: req.queryConfig.fields, filters: { id } });
  const [tenant] = data;
  if (tenant === undefined) throw new AppError("not_found", `There is no tenant with the id "${id}".`);
  return tenant;
}
