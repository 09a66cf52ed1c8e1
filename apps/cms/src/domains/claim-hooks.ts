import { sql } from "@payloadcms/db-postgres";
import { domainRefusalText, judgeDomain } from "@tandem/auth";
import type {
  CollectionAfterChangeHook,
  CollectionBeforeOperationHook,
  CollectionBeforeValidateHook,
  FieldAccess,
  PayloadRequest,
} from "payload";
import { inTransaction } from "../connections/in-transaction";
import { isRecord } from "../fields/is-record";
import { Refusal } from "../http/refusal";
import { holds, scopeOf } from "../tenancy/scope";
import { claimDomains } from "./claim-domains";
import { rulesFor } from "./platform";

/**
 * Allows changes of domains with the permission `settings`. When Payload renders the form it passes no id and sometimes
 * no document: then the permission in any tenant shows the field, and `requireSettings` checks the save.
 */
export const changesDomains: FieldAccess = async ({ id, data, req }) => {
  const scope = await scopeOf(req, "settings", "write");
  const tenant: unknown = id ?? data?.id;
  return tenant === undefined ? scope.length > 0 : holds(scope, String(tenant));
};

/** Rejects a save that changes domains without permission; field access alone would drop the value silently. */
export const requireSettings: CollectionBeforeOperationHook = async ({
  args,
  operation,
  overrideAccess,
  req,
}) => {
  const data: unknown = "data" in args ? args.data : undefined;
  if (operation !== "update" || overrideAccess === true || !isRecord(data) || !("domains" in data))
    return args;
  const id = "id" in args ? String(args.id) : undefined;
  if (id !== undefined && !holds(await scopeOf(req, "content", "write"), id)) return args;
  const scope = await scopeOf(req, "settings", "write");
  if (id === undefined ? scope.length > 0 : holds(scope, id)) return args;
  if (id !== undefined && sameNames(data.domains, await enteredDomains(req, id))) return args;
  throw new Refusal('`domains` can only be changed with the permission "settings".', 403);
};

/** Normalizes new domain names and rejects names that are reserved or that another tenant serves. */
export const judgeDomains: CollectionBeforeValidateHook = async ({ data, originalDoc, req }) => {
  if (!Array.isArray(data?.domains)) return data;
  const known = new Set<unknown>(originalDoc?.domains ?? []);
  const slug = String(originalDoc?.slug ?? data.slug ?? "");
  const hosts: string[] = [];
  for (const typed of data.domains.map(String)) {
    hosts.push(known.has(typed) ? typed : await judged(req, typed, slug, originalDoc?.id));
  }
  return { ...data, domains: [...new Set(hosts)] };
};

/** Creates a claim for every new name and deletes the claims of removed names. */
export const keepClaims: CollectionAfterChangeHook = async ({ doc, req }) => {
  await claimDomains(await inTransaction(req), String(doc.id));
  return doc;
};

async function judged(req: PayloadRequest, typed: string, slug: string, tenant: unknown): Promise<string> {
  const verdict = judgeDomain(typed, rulesFor(slug));
  if (verdict.host === null) {
    const status = verdict.refusal === "unavailable" ? 409 : 400;
    throw new Refusal(domainRefusalText(typed, verdict.refusal, req.i18n?.language), status);
  }
  if (verdict.needs === "nothing") return verdict.host;
  const database = await inTransaction(req);
  // A domain kept from before proofs existed yields to the tenant that proves it.
  const { rows } = await database.execute(sql`
    select 1 from tenant_domains where host = ${verdict.host} and serving
      and tenant_id is distinct from ${tenant ?? null}::uuid
      and (method <> 'kept' or ${verdict.needs !== "proof"})`);
  if (rows.length > 0) throw new Refusal(domainRefusalText(typed, "unavailable", req.i18n?.language), 409);
  return verdict.host;
}

async function enteredDomains(req: PayloadRequest, tenant: string): Promise<unknown[]> {
  const database = await inTransaction(req);
  const { rows } = await database.execute(sql`
    select text from tenants_texts where parent_id = ${tenant}::uuid and path = 'domains' order by "order"`);
  return rows.map(({ text }) => text);
}

const sameNames = (asked: unknown, entered: unknown[]): boolean =>
  JSON.stringify(asked ?? []) === JSON.stringify(entered);
