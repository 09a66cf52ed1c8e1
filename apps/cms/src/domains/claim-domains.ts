import { sql } from "@payloadcms/db-postgres";
import { judgeDomain } from "@tandem/auth";
import { domainMethodSchema } from "@tandem/contracts";
import { z } from "zod";
import type { Statements } from "../outbox/in-transaction";
import { rulesFor } from "./platform";

const rowSchema = z.object({
  host: z.string(),
  slug: z.string(),
  method: domainMethodSchema.nullable(),
});
type Row = z.infer<typeof rowSchema>;

/**
 * Brings a tenant's claims in line with the domains in its document and with the rules as they are configured now: what
 * needs no proof serves, what became reserved or is no longer trusted does not. Returns whether what serves changed.
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

/** Returns whether a host is the platform's or another shop's default host, whatever proof there is. */
export function isReserved({ host, slug }: { host: string; slug: string }): boolean {
  const verdict = judgeDomain(host, rulesFor(slug));
  return verdict.host === null && verdict.refusal === "unavailable";
}

/** How the domain serves as far as the rules decide; a proof and what was kept from before stay what they are. */
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
