import type { MedusaRequest } from "@medusajs/framework/http";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import type { DirectoryPerson } from "@tandem/auth";
import { AppError } from "@tandem/contracts";
import { connections } from "../../connections/connections";
import { TENANCY_MODULE } from "../../modules/tenancy";
import { runAsTenant } from "../../tenancy/scope";
import { accountsOf } from "../accounts";
import { provisionCustomerWorkflow } from "../provisioning/provision-customer";

const PUBLISHABLE_KEY_HEADER = "x-publishable-api-key";
const WAIT_SECONDS = 10;

/** A customer who signed in to a shop, and their identity in Medusa. */
export interface SignedOnCustomer {
  identityId: string;
  subject: string;
  person: DirectoryPerson;
}

/** Returns the Medusa id of their customer, created at the first sign-in and linked to the tenant of each shop used. */
export async function customerOf(req: MedusaRequest, signedOn: SignedOnCustomer): Promise<string> {
  const tenantId = await tenantOfShop(req.get(PUBLISHABLE_KEY_HEADER));
  return req.scope.resolve(Modules.LOCKING).execute(
    `tandem:provision:${signedOn.subject}`,
    async () => {
      const { customerId } = await accountsOf(signedOn.subject);
      if (customerId === null) return runAsTenant(tenantId, () => provision(req, signedOn));
      await req.scope.resolve(ContainerRegistrationKeys.LINK).create({
        [TENANCY_MODULE]: { tenant_id: tenantId },
        [Modules.CUSTOMER]: { customer_id: customerId },
      });
      return customerId;
    },
    { timeout: WAIT_SECONDS },
  );
}

async function provision(req: MedusaRequest, { identityId, person }: SignedOnCustomer): Promise<string> {
  const { email, emailVerified, name } = person;
  const own = email !== null && emailVerified && !(await isTaken(email)) ? email : null;
  const { result } = await provisionCustomerWorkflow(req.scope).run({
    input: { identityId, email: own, name },
  });
  return result;
}

/** Returns whether another customer already has an account with this e-mail address; their orders stay theirs. */
async function isTaken(email: string): Promise<boolean> {
  const { rowCount } = await connections().pool.query(
    "select 1 from customer where lower(email) = lower($1) and has_account and deleted_at is null",
    [email],
  );
  return rowCount !== 0;
}

/** Returns the active tenant whose store the publishable key belongs to. */
async function tenantOfShop(key: string | undefined): Promise<string> {
  const { rows } = await connections().pool.query<{ id: string; status: string }>(
    `select tenant.id, tenant.status from tenant_store store join tenant on tenant.id = store.tenant_id
     where store.publishable_key = $1 and store.deleted_at is null and tenant.deleted_at is null`,
    [key ?? ""],
  );
  const [tenant] = rows;
  if (tenant === undefined) {
    throw new AppError(
      "invalid_input",
      `${PUBLISHABLE_KEY_HEADER}: send the publishable key of the store to sign in to.`,
    );
  }
  if (tenant.status !== "active") throw new AppError("forbidden", "This shop is closed for now.");
  return tenant.id;
}
