import type { MedusaRequest } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

/** One customer with the fields that were asked for; undefined when the caller sees none by that id. */
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
