import { AppError } from "@tandem/contracts";
import { connections } from "../../connections/connections";
import type { ImportTarget } from "../plan";

const TARGET = `
select t.id as "tenantId", s.default_currency as currency, s.sales_channel_id as "salesChannelId",
  s.stock_location_id as "stockLocationId",
  (select id from shipping_profile where type = 'default' and deleted_at is null order by created_at limit 1) as "shippingProfileId"
from tenant t left join tenant_store s on s.tenant_id = t.id and s.deleted_at is null
where (t.slug = $1 or t.id = $1) and t.deleted_at is null order by s.created_at limit 1`;

interface TargetRow extends Omit<ImportTarget, "salesChannelId"> {
  salesChannelId: string | null;
}

/** Returns the first store of the tenant (slug or id) as the target of an import. @throws AppError not_found */
export async function findTarget(tenant: string): Promise<ImportTarget> {
  const { rows } = await connections().pool.query<TargetRow>(TARGET, [tenant]);
  const [found] = rows;
  if (found === undefined) {
    throw new AppError(
      "not_found",
      `There is no tenant "${tenant}". Create it in Medusa Admin under Tenants, or check the spelling.`,
    );
  }
  if (found.salesChannelId === null) {
    throw new AppError(
      "not_found",
      `The tenant "${tenant}" has no store yet. Open one in Medusa Admin under Tenants, then import again.`,
    );
  }
  return { ...found, salesChannelId: found.salesChannelId, currency: found.currency.toLowerCase() };
}

/** Locks imports of the tenant; returns the function that unlocks. @throws AppError conflict while another one runs */
export async function lockTenant(tenantId: string): Promise<() => Promise<void>> {
  const client = await connections().pool.connect();
  const key = [
    "select pg_try_advisory_lock(hashtextextended('tandem.import.' || $1, 0)) as locked",
    [tenantId],
  ] as const;
  const { rows } = await client.query<{ locked: boolean }>(key[0], [...key[1]]);
  if (rows[0]?.locked !== true) {
    client.release();
    throw new AppError("conflict", "An import for this tenant is already running; wait until it has ended.");
  }
  return async () => {
    await client.query("select pg_advisory_unlock(hashtextextended('tandem.import.' || $1, 0))", [tenantId]);
    client.release();
  };
}
