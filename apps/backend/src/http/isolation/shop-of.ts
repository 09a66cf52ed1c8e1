import type { MedusaRequest } from "@medusajs/framework/http";
import { AppError } from "@tandem/contracts";
import { config } from "../../env";
import { connections } from "../../integration/connections";

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

/** Hosts of the platform: a tenant that enters one of them as its domain must not shut the other shops. */
const OURS: ReadonlySet<string> = new Set(Object.values(config().urls).map((url) => new URL(url).hostname));
/** Neither an address nor a name of the inner network. */
const PUBLIC_NAME = /\.[a-z][a-z0-9-]*$/;

const SHOP = `
select store.slug, tenant.id as tenant, tenant.status,
  exists (
    select 1 from unnest($2::text[]) host
    where not coalesce(tenant.config -> 'domains' ? host, false)
      and exists (select 1 from tenant other where other.deleted_at is null and other.config -> 'domains' ? host)
  ) as elsewhere
from tenant_store store join tenant on tenant.id = store.tenant_id and tenant.deleted_at is null
where store.publishable_key = $1 and store.deleted_at is null`;

/**
 * The shop of the publishable key, which must be open. `X-Store-Slug` and the host, where they say something, must say
 * the same; hosts nobody has as a domain, such as the API's own, say nothing.
 */
export async function shopOf(req: MedusaRequest): Promise<Shop> {
  const { rows } = await connections().pool.query<Row>(SHOP, [req.get(KEY_HEADER) ?? "", hostsOf(req)]);
  const [shop] = rows;
  if (shop === undefined || shop.status === "archived") {
    throw new AppError("not_found", "There is no shop with this publishable key.");
  }
  const slug = req.get(STORE_HEADER);
  if (slug !== undefined && slug !== shop.slug) {
    throw new AppError("invalid_input", "X-Store-Slug and the publishable key are of different shops.");
  }
  if (shop.elsewhere) {
    throw new AppError("invalid_input", "The host name and the publishable key are of different shops.");
  }
  if (shop.status === "suspended") throw new AppError("forbidden", "This shop is closed for now.");
  return { slug: shop.slug, tenant: shop.tenant };
}

/** Host names the request was made for that can be a shop's, as the caller and the proxies before us say. */
function hostsOf(req: MedusaRequest): string[] {
  return [req.get("x-forwarded-host"), req.get("host")]
    .flatMap((header) => (header ?? "").split(","))
    .map((host) => host.trim().toLowerCase().replace(/:\d+$/, "").replace(/\.$/, ""))
    .filter((host) => PUBLIC_NAME.test(host) && !OURS.has(host));
}
