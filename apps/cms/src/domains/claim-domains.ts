import { sql } from "@payloadcms/db-postgres";
import { judgeDomain } from "@tandem/auth";
import { domainMethodSchema } from "@tandem/contracts";
import { z } from "zod";
import type { Statements } from "../connections/in-transaction";
import { rulesFor } from "./platform";

const rowSchema = z.object({
  host: z.string(),
  slug: z.string(),
  method: domainMethodSchema.nullable(),
});
type Row = z.infer<typeof rowSchema>;

/**
 * Updates a tenant's claims by the domains in its document and the configured rules: domains that need no proof serve,
 * reserved and no longer trusted ones do not. Returns whether the serving domains changed.
 */
export async function claimDomains(database: Statements, tenant: string): Promise<boolean> {
  await database.execute(sql`
    insert into tenant_domains (tenant_id, host)
    select parent_id, lower(text) from tenants_texts where parent_id = ${tenant}::uuid and path = 'domains'
    on conflict do nothing`);
  await database.execute(sql`
    delete from tenant_domains d where d.tenant_id = ${tenant}::uuid and not exists (
      select 1 from tenants_texts x where x.parent_id = d.tenant_id and x.path = 'domains' and lower(x.text) = d.host)`);
  const { rows } = await database.execute(sql`
    select d.host, d.method, t.slug from tenant_domains d join tenants t on t.id = d.tenant_id
    where d.tenant_id = ${tenant}::uuid`);
  let changed = false;
  for (const row of z.array(rowSchema).parse(rows)) {
    const method = methodByRule(row);
    if (method === row.method) continue;
    const { rows: switched } = await database.execute(sql`
      update tenant_domains d set method = ${method}, serving = ${method !== null}, failing_since = null,
        next_check_at = case when ${method === null && !isReserved(row)} then now() end
      where tenant_id = ${tenant}::uuid and host = ${row.host} and (${method === null} or not exists (
        select 1 from tenant_domains o where o.host = d.host and o.serving and o.tenant_id <> d.tenant_id))
      returning 1`);
    if (switched.length > 0) changed = true;
  }
  return changed;
}

/** Returns whether a host belongs to the platform or is another tenant's default host, whatever proof exists. */
export function isReserved({ host, slug }: { host: string; slug: string }): boolean {
  const verdict = judgeDomain(host, rulesFor(slug));
  return verdict.host === null && verdict.refusal === "unavailable";
}

/** Returns the method that the rules give a domain; where they decide nothing, proven and kept ones keep theirs. */
function methodByRule({ host, slug, method }: Row): Row["method"] {
  if (isReserved({ host, slug })) return null;
  const verdict = judgeDomain(host, rulesFor(slug));
  if (verdict.host === null) return withoutRule(method);
  if (verdict.needs === "nothing") return "default";
  if (method === "dns" || method === "http") return method;
  return verdict.needs === "trust" ? "trusted" : withoutRule(method);
}

const withoutRule = (method: Row["method"]): Row["method"] =>
  method === "default" || method === "trusted" ? null : method;
