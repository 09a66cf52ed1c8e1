import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import {
  DELETE as deleteCustomer,
  POST as updateCustomer,
} from "@medusajs/medusa/api/admin/customers/[id]/route";
import { AppError, parseInput } from "@tandem/contracts";
import { z } from "zod";
import { customerInputSchema, sameEmail } from "../../../../customers/card";
import { forget, knownTo, rewrite } from "../../../../customers/cards";
import { currentTenant } from "../../../../tenancy/scope";
import { readCustomer } from "../read";

type Updated = Parameters<typeof updateCustomer>[0];
type Deleted = Parameters<typeof deleteCustomer>[0];

const emailSchema = z.object({ email: z.string().nullable() });

/** `POST /admin/customers/:id`: changes the tenant's own card; without a tenant, runs Medusa's handler. */
export async function POST(req: Updated, res: MedusaResponse): Promise<unknown> {
  const tenant = currentTenant();
  if (tenant === undefined) return updateCustomer(req, res);
  const { email, ...changes } = parseInput(customerInputSchema, req.validatedBody);
  const id = await knownHere(req, tenant);
  if (email !== undefined) {
    const { email: known } = emailSchema.parse(await readCustomer(req, id));
    if (!sameEmail(email, known)) {
      throw new AppError("invalid_input", "email: cannot be changed; create a new customer instead.");
    }
  }
  await rewrite(tenant, id, changes);
  return res.status(200).json({ customer: await readCustomer(req, id) });
}

/** `DELETE /admin/customers/:id`: removes a customer of the tenant; without a tenant, runs Medusa's handler. */
export async function DELETE(req: Deleted, res: MedusaResponse): Promise<unknown> {
  const tenant = currentTenant();
  if (tenant === undefined) return deleteCustomer(req, res);
  const id = await knownHere(req, tenant);
  await forget(tenant, id);
  return res.status(200).json({ id, object: "customer", deleted: true });
}

async function knownHere(req: Pick<MedusaRequest, "params">, tenant: string): Promise<string> {
  const { id = "" } = req.params;
  if ((await knownTo(tenant, [id])).length === 0) {
    throw new AppError("not_found", "There is nothing with this id.");
  }
  return id;
}
