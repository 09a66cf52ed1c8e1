import { DOMAIN_PROOF, type DomainView, domainFindingSchema, domainMethodSchema } from "@tandem/contracts";
import type { Pool } from "pg";
import { z } from "zod";
import { graceOf } from "./decide-proof";

const finding = domainFindingSchema.nullable();
const rowSchema = z.object({
  host: z.string(),
  token: z.string(),
  method: domainMethodSchema.nullable(),
  dns_finding: finding,
  http_finding: finding,
  proven_at: z.date().nullable(),
  checked_at: z.date().nullable(),
  failing_since: z.date().nullable(),
  next_check_at: z.date().nullable(),
});
type Row = z.infer<typeof rowSchema>;

/** Returns the domains of a tenant with their state and what proves them, in the order they were entered. */
export async function readDomainViews(pool: Pool, tenant: string): Promise<DomainView[]> {
  const { rows } = await pool.query(
    `select d.* from tenant_domains d join tenants_texts x on x.parent_id = d.tenant_id and x.path = 'domains'
       and lower(x.text) = d.host
     where d.tenant_id = $1 order by x."order"`,
    [tenant],
  );
  return z.array(rowSchema).parse(rows).map(toView);
}

function toView(row: Row): DomainView {
  const { host, token, method } = row;
  return {
    host,
    state: stateOf(row),
    method,
    dns: {
      name: DOMAIN_PROOF.dnsName(host),
      value: DOMAIN_PROOF.dnsValue(token),
      finding: row.dns_finding,
    },
    http: { url: `http://${host}${DOMAIN_PROOF.httpPath}`, value: token, finding: row.http_finding },
    checked_at: row.checked_at?.toISOString() ?? null,
    next_check_at: row.next_check_at?.toISOString() ?? null,
    serves_until: servesUntil(row),
  };
}

function stateOf({ method, failing_since, proven_at }: Row): DomainView["state"] {
  if (method === null) return proven_at === null ? "waiting" : "lost";
  return failing_since === null ? "serving" : "failing";
}

function servesUntil({ method, failing_since, dns_finding, http_finding }: Row): string | null {
  if ((method !== "dns" && method !== "http") || failing_since === null) return null;
  const found = { dns: dns_finding ?? "missing", http: http_finding ?? "missing" };
  return new Date(failing_since.getTime() + graceOf(method, found)).toISOString();
}
