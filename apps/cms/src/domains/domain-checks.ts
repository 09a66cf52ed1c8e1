import {
  DOMAIN_LIMITS,
  type DomainClaim,
  type DomainResult,
  domainMethodSchema,
  EVENT,
} from "@tandem/contracts";
import { appendOutbox } from "@tandem/outbox";
import type { Pool, PoolClient } from "pg";
import { z } from "zod";
import { transaction } from "../connections/transaction";
import { isReserved } from "./claim-domains";
import { decideProof } from "./decide-proof";

/** For this long a claim that one worker took is not given to another one. */
const LEASE = "interval '10 minutes'";

const DUE = `
update tenant_domains d set next_check_at = now() + ${LEASE}
from (
  select tenant_id, host from tenant_domains
  where case when $1::uuid is null then next_check_at <= now() else tenant_id = $1 and host = $2 end
  order by next_check_at limit ${DOMAIN_LIMITS.perCall} for update skip locked
) picked
where d.tenant_id = picked.tenant_id and d.host = picked.host
returning d.tenant_id::text as tenant, d.host, d.token`;

/** Returns the claims to check now: one, or all that are due, each to one caller only. */
export async function takeDueDomains(
  pool: Pool,
  only: { tenant: string; host: string } | null,
): Promise<DomainClaim[]> {
  const { rows } = await pool.query<DomainClaim>(DUE, [only?.tenant ?? null, only?.host ?? null]);
  return rows;
}

const time = z.date().transform((date) => date.getTime());
const rowSchema = z.object({
  method: domainMethodSchema.nullable(),
  claimed_at: time,
  failing_since: time.nullable(),
  next_check_at: time.nullable(),
  slug: z.string(),
});

/**
 * Stores the findings of checks and enables or disables domains accordingly. The first tenant that proves a name gets
 * it; a tenant that kept it without proof loses it. Announces every tenant whose domains changed.
 */
export async function applyDomainResults(
  pool: Pool,
  results: readonly DomainResult[],
  now: Date,
): Promise<void> {
  for (const result of results) {
    await transaction(pool, async (client) => {
      // One name at a time, so that two proofs of it are not applied concurrently.
      await client.query("select pg_advisory_xact_lock(hashtext('tenant-domain'), hashtext($1))", [
        result.host,
      ]);
      await applyResult(client, result, now);
    });
  }
}

async function applyResult(client: PoolClient, result: DomainResult, now: Date): Promise<void> {
  const { tenant, host, token, dns, http } = result;
  const { rows } = await client.query(
    `select d.method, d.claimed_at, d.failing_since, d.next_check_at, t.slug from tenant_domains d
     join tenants t on t.id = d.tenant_id
     where d.tenant_id = $1 and d.host = $2 and d.token = $3 for update of d`,
    [tenant, host, token],
  );
  if (rows[0] === undefined) return;
  const row = rowSchema.parse(rows[0]);
  const before = {
    method: row.method,
    claimedAt: row.claimed_at,
    failingSince: row.failing_since,
    nextCheckAt: row.next_check_at,
  };
  const { rowCount: others } = await client.query(
    "select 1 from tenant_domains where host = $1 and serving and method <> 'kept' and tenant_id <> $2",
    [host, tenant],
  );
  const isTaken = (others ?? 0) > 0 || isReserved({ host, slug: row.slug });
  const after = decideProof(before, { dns, http }, now.getTime(), isTaken);
  const isProven = after.method === "dns" || after.method === "http";
  const changed = isProven ? await withdrawKept(client, host, tenant) : [];
  await client.query(
    `update tenant_domains set method = $3, serving = $3::text is not null, dns_finding = $4, http_finding = $5,
       claimed_at = $6, failing_since = $7, next_check_at = $8, checked_at = $9,
       proven_at = case when $10 then $9 else proven_at end
     where tenant_id = $1 and host = $2`,
    [
      tenant,
      host,
      after.method,
      dns,
      http,
      new Date(after.claimedAt),
      dateOf(after.failingSince),
      dateOf(after.nextCheckAt),
      now,
      isProven && after.failingSince === null,
    ],
  );
  if ((before.method === null) !== (after.method === null)) changed.push(tenant);
  await announce(client, changed);
}

/** Disables the name for tenants that kept it without proof; returns their ids. */
async function withdrawKept(client: PoolClient, host: string, winner: string): Promise<string[]> {
  const { rows } = await client.query<{ tenant: string }>(
    `update tenant_domains set method = null, serving = false, next_check_at = null
     where host = $1 and method = 'kept' and tenant_id <> $2 returning tenant_id::text as tenant`,
    [host, winner],
  );
  return rows.map(({ tenant }) => tenant);
}

async function announce(client: PoolClient, tenants: readonly string[]): Promise<void> {
  if (tenants.length === 0) return;
  const { rows } = await client.query<{ id: string }>(
    "select medusa_id as id from tenants where id = any($1::uuid[])",
    [tenants],
  );
  await appendOutbox(
    client,
    rows.map(({ id }) => ({ tenant: id, type: EVENT.tenantUpdated, entity: "tenant", id, op: "updated" })),
  );
}

const dateOf = (time: number | null): Date | null => (time === null ? null : new Date(time));
