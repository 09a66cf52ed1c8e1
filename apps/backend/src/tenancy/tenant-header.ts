import { AppError } from "@tandem/contracts";
import { connections } from "../connections/connections";

/** Header that names the tenant a request acts for, by id or slug. */
export const TENANT_HEADER = "x-tenant-id";

/** Returns the Medusa id of the tenant with this id or slug. @throws AppError invalid_input when there is none */
export async function resolveTenant(named: string): Promise<string> {
  const { rows } = await connections().pool.query<{ id: string }>(
    "select id from tenant where (id = $1 or slug = $1) and deleted_at is null",
    [named],
  );
  const [tenant] = rows;
  if (tenant === undefined) {
    throw new AppError("invalid_input", `X-Tenant-Id: there is no tenant with the id or slug "${named}".`);
  }
  return tenant.id;
}
