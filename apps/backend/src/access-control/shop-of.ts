import type { MedusaRequest } from "@medusajs/framework/http";
import { AppError, canNameShop, hostsIn, slugOfDefaultHost } from "@tandem/contracts";
import { connections } from "../connections/connections";
import { config } from "../env";

/** The shop a request is made in. */
export interface Shop {
  slug: string;
  /** Medusa id of its tenant. */
  tenant: string;
}

interface Row extends Shop {
  status: "active" | "suspended" | "archived";
  /** A host of the request is a domain of another tenant, and not of this one. */
  elsewhere: boolean;
}

const KEY_HEADER = "x-publishable-api-key";
const STORE_HEADER = "x-store-slug";

const SHOP = `
select store.slug, tenant.id as tenant, tenant.status,
  exists (
    select 1 from unnest($2::text[], $3::text[]) asked(host, slug)
    left join tenant named on named.slug = asked.slug and named.deleted_at is null
    where case when named.id is not null then named.id <> tenant.id
      else not coalesce(tenant.config -> 'domains' ? asked.host, false) and exists (
        select 1 from tenant other where other.deleted_at is null and other.config -> 'domains' ? asked.host)
      end
  ) as elsewhere
from tenant_store store join tenant on tenant.id = store.tenant_id and tenant.deleted_at is null
where store.publishable_key = $1 and store.deleted_at is null`;

/**
 * Returns the shop of the publishable key, which must be active. `X-Store-Slug` and the host must name the same shop if
 * they name one. A default host names its shop whatever domains are stored; other hosts, such as the API's, are
 * ignored.
 */
export async function shopOf(req: MedusaRequest): Promise<Shop> {
  const { platform } = config();
  const hosts = hostsOf(req).filter((host) => canNameShop(host, platform));
  const slugs = hosts.map((host) => slugOfDefaultHost(host, platform));
  const { rows } = await connections().pool.query<Row>(SHOP, [req.get(KEY_HEADER) ?? "", hosts, slugs]);
  const [shop] = rows;
  if (shop === undefined || shop.status === "archived") {
    throw new AppError("not_found", "There is no store with this publishable key.");
  }
  const slug = req.get(STORE_HEADER);
  if (slug !== undefined && slug !== shop.slug) {
    throw new AppError("invalid_input", "X-Store-Slug and the publishable key belong to different stores.");
  }
  if (shop.elsewhere) {
    throw new AppError("invalid_input", "The host name and the publishable key belong to different stores.");
  }
  if (shop.status === "suspended") throw new AppError("forbidden", "This shop is closed for now.");
  return { slug: shop.slug, tenant: shop.tenant };
}

/** Host names of the request, as the caller and the proxies in front of this server report them. */
const hostsOf = (req: MedusaRequest): string[] => [
  ...hostsIn(req.get("x-forwarded-host")),
  ...hostsIn(req.get("host")),
];
