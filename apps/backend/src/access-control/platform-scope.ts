import type { MedusaRequest } from "@medusajs/framework/http";
import { AppError } from "@tandem/contracts";
import { z } from "zod";
import type { Staff } from "../auth/staff";
import { readActiveTenant } from "../auth/tenant-choice";
import { connections } from "../connections/connections";
import { requireConfinement } from "../tenancy/correlate-writes";
import type { Scope } from "../tenancy/scope";
import { resolveTenant, TENANT_HEADER } from "../tenancy/tenant-header";

/** Creating one of these looks a customer up by e-mail, as the store API does. */
const SELLING: ReadonlySet<string | undefined> = new Set([
  "POST /admin/draft-orders",
  "POST /admin/customers",
]);
/** Returns whether a route looks customers up by e-mail. */
export const isSelling = (route: string | undefined): boolean => SELLING.has(route);

/** Routes that change on what terms a tenant sells. */
const TERMS = /^(?:POST|DELETE) \/admin\/(?:regions|tax-regions|tax-rates|price-preferences|stores)(?:\/|$)/;
/** Routes that price and tax an order by the terms of its tenant. */
const PRICED =
  /^(?:POST|DELETE) \/admin\/(?:orders|draft-orders|order-edits|returns|claims|exchanges)(?:\/|$)/;
/** Routes that work on the rows of all tenants, in tables that they create. */
const FOR_ALL = /^\w+ \/admin\/search-indexes(?:\/|$)/;

const ORDER = `
select coalesce(o.tandem_tenant_id, t.tenant_id) as tenant
from public."order" o left join public.tenant_order t on t.order_id = o.id and t.deleted_at is null
where o.id = coalesce(
  (select order_id from public."return" where id = $1), (select order_id from public.order_claim where id = $1),
  (select order_id from public.order_exchange where id = $1), $1)
union all select tandem_tenant_id from public.region where id = $2
limit 1`;
const bodySchema = z.object({ region_id: z.string() });

/**
 * Returns the scope of a platform admin, who has access to everything; what they create belongs to the tenant they name
 * or have chosen. When they sell for a tenant, customers are looked up among its own; an order is priced and taxed by
 * the terms of its own tenant, and terms are changed for one tenant at a time.
 * @throws AppError `invalid_input` when terms would be changed for no tenant
 */
export async function platformScope(
  req: MedusaRequest,
  staff: Staff,
  route: string | undefined,
  params: Readonly<Record<string, string>>,
): Promise<Scope> {
  const everything = { tenant: null, reach: "all", user: staff.userId } as const;
  if (route === undefined || FOR_ALL.test(route)) return everything;
  const named = req.get(TENANT_HEADER) ?? readActiveTenant(req);
  const chosen = named === null || named === "" ? null : await resolveTenant(named);
  const tenant = PRICED.test(route) ? ((await tenantOfOrder(req, params)) ?? chosen) : chosen;
  if (TERMS.test(route)) {
    if (tenant === null) throw new AppError("invalid_input", NO_TENANT);
    requireConfinement();
    return { tenant, reach: "staff", user: staff.userId };
  }
  if (tenant === null || !isSelling(route)) return { ...everything, tenant };
  requireConfinement();
  return { tenant, reach: "selling", user: staff.userId };
}

const NO_TENANT =
  "Regions, taxes, currencies and the store belong to a tenant. Choose it in the admin, or send `X-Tenant-Id`.";

async function tenantOfOrder(
  req: MedusaRequest,
  params: Readonly<Record<string, string>>,
): Promise<string | null> {
  const region = bodySchema.safeParse(req.body).data?.region_id ?? null;
  const { rows } = await connections().pool.query<{ tenant: string | null }>(ORDER, [
    params.id ?? null,
    region,
  ]);
  return rows[0]?.tenant ?? null;
}
