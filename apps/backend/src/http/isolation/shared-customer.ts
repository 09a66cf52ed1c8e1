import type { MedusaRequest } from "@medusajs/framework/http";
import { AppError } from "@tandem/contracts";
import { connections } from "../../integration/connections";
import type { Scope } from "../../isolation/scope";

const ONE_CUSTOMER = /^\/admin\/customers\/([^/?]+)\/?(?:\?|$)/i;

/** A person who also buys elsewhere is not one tenant's to change or delete; notes and groups of the tenant are. */
export async function refuseSharedCustomer(req: MedusaRequest, scope: Scope): Promise<void> {
  const id = ONE_CUSTOMER.exec(req.originalUrl)?.[1];
  if (id === undefined || req.method === "GET" || req.method === "HEAD") return;
  const { rowCount } = await connections().pool.query(
    "select 1 from tenant_customer where customer_id = $1 and tenant_id <> $2 and deleted_at is null",
    [id, scope.tenant],
  );
  if (rowCount !== 0) throw new AppError("forbidden", "Only this person can change their own profile.");
}
