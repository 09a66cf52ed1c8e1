import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { POST as createUnowned } from "@medusajs/medusa/api/admin/customers/route";
import { parseInput } from "@tandem/contracts";
import { customerInputSchema } from "../../../customers/card";
import { registerCustomerWorkflow } from "../../../customers/register-customer";
import { currentTenant } from "../../../tenancy/scope";
import { readCustomer } from "./read";

type Created = Parameters<typeof createUnowned>[0];

/** `POST /admin/customers`: creates a customer of the active tenant; without a tenant, runs Medusa's handler. */
export async function POST(req: AuthenticatedMedusaRequest & Created, res: MedusaResponse): Promise<unknown> {
  const tenant = currentTenant();
  if (tenant === undefined) return createUnowned(req, res);
  const { email, ...card } = parseInput(customerInputSchema, req.validatedBody);
  const { result } = await registerCustomerWorkflow(req.scope).run({
    input: { tenant, card, email: email?.trim().toLowerCase() ?? null, by: req.auth_context.actor_id },
  });
  return res.status(200).json({ customer: await readCustomer(req, result) });
}
