import type { MedusaRequest } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

/** Returns a customer with the requested fields; undefined when the caller can see none with this id. */
export async function readCustomer(
  req: Pick<MedusaRequest, "scope" | "queryConfig">,
  id: string,
): Promise<unknown> {
  const { data } = await req.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "customer",
    fields: req.queryConfig.fields,
    filters: { id },
  });
  return data[0];
}
