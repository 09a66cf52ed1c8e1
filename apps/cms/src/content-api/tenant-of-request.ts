import {
  AppError,
  canNameShop,
  hostsIn,
  localeSchema,
  normalizeHost,
  slugOfDefaultHost,
  tenantStatusSchema,
} from "@tandem/contracts";
import type { PayloadRequest } from "payload";
import { z } from "zod";
import { poolOf } from "../connections/pool";
import { platform } from "../domains/platform";

const rowSchema = z.object({
  id: z.string(),
  medusaId: z.string(),
  slug: z.string(),
  main: localeSchema.nullable(),
  status: tenantStatusSchema,
});

/** A tenant the public may see. `id` is Payload's, `medusaId` the one on the wire. */
export type PublicTenant = z.infer<typeof rowSchema>;

const SELECT = `select t.id::text, t.medusa_id as "medusaId", t.slug, t.default_locale::text as main, t.status::text as status from tenants t where t.status <> 'archived' and `;
const BY = {
  host: `${SELECT} exists (select 1 from tenant_domains d where d.tenant_id = t.id and d.serving and d.host = $1)`,
  slug: `${SELECT} t.slug = $1`,
  id: `${SELECT} t.medusa_id = $1`,
  store: `${SELECT} (t.slug = $1 or exists (select 1 from stores s where s.tenant_id = t.id and s.slug = $1 and s.archived_at is null))
          order by t.slug = $1 desc limit 1`,
} as const;

/**
 * Returns the tenant that a host leads to: by its default host, else by a serving domain. Hosts of the platform lead to
 * no tenant, whatever domains tenants entered.
 */
export async function tenantByHost(req: PayloadRequest, header: string): Promise<PublicTenant | undefined> {
  const host = normalizeHost(header);
  if (host === null || !canNameShop(host, platform)) return undefined;
  const slug = slugOfDefaultHost(host, platform);
  const named = slug === null ? undefined : await lookUp(req, "slug", slug);
  return named ?? lookUp(req, "host", host);
}

/** Maximum number of host names in a request; each proxy may add one. */
const MOST_HOSTS = 5;

/** Returns the tenant with this slug. */
export const tenantBySlug = (req: PayloadRequest, slug: string): Promise<PublicTenant | undefined> =>
  lookUp(req, "slug", slug);

/**
 * Returns the tenant of a public request, by `X-Tenant-Id`, `X-Store-Slug` or host.
 * @throws AppError `invalid_input` when they lead to different tenants, `not_found` when none leads to a tenant
 */
export async function tenantOfRequest(req: PayloadRequest): Promise<PublicTenant> {
  const id = req.headers.get("x-tenant-id");
  const store = req.headers.get("x-store-slug");
  const hosts = hostsIn(req.headers.get("x-forwarded-host") ?? req.headers.get("host"));
  const named = [
    id === null ? null : await lookUp(req, "id", id),
    store === null ? null : await lookUp(req, "store", store),
  ];
  if (named.some((tenant) => tenant === undefined)) throw unknown();
  const byHost = await Promise.all(hosts.slice(0, MOST_HOSTS).map((host) => tenantByHost(req, host)));
  const found = [...named, ...byHost].flatMap((tenant) => tenant ?? []);
  if (new Set(found.map((tenant) => tenant.id)).size > 1) {
    throw new AppError(
      "invalid_input",
      "`X-Tenant-Id`, `X-Store-Slug` and the host lead to different tenants. Send those of one tenant.",
    );
  }
  const [tenant] = found;
  if (tenant === undefined) throw unknown();
  return tenant;
}

/** Returns the error for a request that leads to no tenant; it does not reveal which tenants exist. */
export const unknown = (): AppError =>
  new AppError("not_found", "The shop was not found. Check the tenant, store or host of the request.");

async function lookUp(
  req: PayloadRequest,
  by: keyof typeof BY,
  value: string,
): Promise<PublicTenant | undefined> {
  const { rows } = await poolOf(req.payload).query(BY[by], [value]);
  return z.array(rowSchema).parse(rows)[0];
}
