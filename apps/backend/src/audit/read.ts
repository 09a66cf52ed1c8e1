import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { type AuditOutcome, type AuditPage, type AuditQuery, auditEntrySchema } from "@tandem/contracts";
import { z } from "zod";
import { currentScope } from "../tenancy/scope";

const REFUSED = [401, 403];

const rowSchema = z
  .object({ seq: z.coerce.number(), at: z.date().transform((at) => at.toISOString()), status: z.number() })
  .loose()
  .transform((row) => auditEntrySchema.parse({ ...row, outcome: outcomeOf(row.status) }));

/** Returns a page of the audit log, newest first: of the active tenant, or of all tenants without one. */
export async function readAudit(container: MedusaContainer, query: AuditQuery): Promise<AuditPage> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
  const { tenant } = currentScope();
  const found = knex("audit_entry")
    .orderBy("seq", "desc")
    .limit(query.limit + 1);
  if (tenant !== null) found.where("tenant_id", tenant);
  const { actor, action, entity, outcome, from, to, before } = query;
  if (actor !== undefined) found.where((either) => either.where("subject", actor).orWhere("user_id", actor));
  if (action !== undefined) found.whereRaw("(action = ? or starts_with(action, ?))", [action, `${action}.`]);
  if (entity !== undefined) found.whereRaw("entities @> array[?]::text[]", [entity]);
  if (outcome === "done") found.where("status", "<", 400);
  if (outcome === "refused") found.whereIn("status", REFUSED);
  if (outcome === "failed") found.where("status", ">=", 400).whereNotIn("status", REFUSED);
  if (from !== undefined) found.where("at", ">=", from);
  if (to !== undefined) found.where("at", "<", to);
  if (before !== undefined) found.where("seq", "<", before);
  const rows = z.array(rowSchema).parse(await found);
  const entries = rows.slice(0, query.limit);
  return { entries, next: rows.length > query.limit ? (entries.at(-1)?.seq ?? null) : null };
}

function outcomeOf(status: number): AuditOutcome {
  if (status < 400) return "done";
  return REFUSED.includes(status) ? "refused" : "failed";
}
