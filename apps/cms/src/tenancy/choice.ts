import { getTenantFromCookie } from "@payloadcms/plugin-multi-tenant/utilities";
import type { PayloadRequest } from "payload";
import { z } from "zod";
import { poolOf } from "../connections/pool";
import { Refusal } from "../http/refusal";
import { referencedId } from "./reference";
import { holds, type Person, type Scope, scopeOf } from "./scope";

/** Header in which API clients send the tenant they work for: its slug, or its id in Medusa. */
const TENANT_HEADER = "x-tenant-id";

/** Error text for another tenant, the same whether it exists or not. */
export const NOT_YOURS = "You may only write in your own tenant.";

/** Returns the only tenant of a user (Payload id); undefined when they have none or several. */
export function onlyOne(person: Pick<Person, "tenants"> | null): string | undefined {
  const [only, ...others] = person?.tenants ?? [];
  return only === undefined || others.length > 0 ? undefined : referencedId(only.tenant);
}

/** Returns the tenant (Payload id) chosen in the admin, unverified: callers check that the user belongs to it. */
export const tenantInCookie = (headers: Headers): string | undefined =>
  z.uuid().safeParse(getTenantFromCookie(headers, "text")).data;

/**
 * Returns the default tenant of a new document: the one chosen in the admin, if its author may write there, or their
 * only one. The plugin itself would use the first of several.
 */
export async function chosenTenant(req: PayloadRequest): Promise<string | null> {
  if (!req.user || req.headers?.has(TENANT_HEADER)) return null;
  const chosen = tenantInCookie(req.headers);
  const scope = await scopeOf(req, "content", "write");
  if (chosen !== undefined && holds(scope, chosen)) return chosen;
  return onlyOne(req.user) ?? null;
}

/**
 * Returns the tenant (Payload id) that the request names in its header.
 * @throws Refusal 403 when the caller may not write in it
 */
export async function namedByHeader(req: PayloadRequest, scope: Scope): Promise<string | undefined> {
  const named = req.user ? req.headers?.get(TENANT_HEADER) : null;
  if (named === null || named === undefined || named === "") return undefined;
  const { rows } = await poolOf(req.payload).query<{ id: string }>(
    "select id::text from tenants where slug = $1 or medusa_id = $1",
    [named],
  );
  const [found] = rows;
  if (found === undefined || !holds(scope, found.id)) throw new Refusal(NOT_YOURS, 403);
  return found.id;
}

/** Returns the error for a write that needs a tenant and names none; it lists those the caller may write in. */
export async function missingChoice(req: PayloadRequest, scope: Scope): Promise<Refusal> {
  const text = "Choose the tenant this document belongs to: send `tenant` or `X-Tenant-Id`.";
  if (scope === "everywhere") return new Refusal(text, 400);
  const { rows } = await poolOf(req.payload).query<{ id: string; slug: string; name: string }>(
    "select id::text, slug, name from tenants where id = any($1::uuid[]) order by slug",
    [scope],
  );
  const slugs = rows.map(({ slug }) => slug).join(", ");
  return new Refusal(`${text} Yours: ${slugs}.`, 400, { tenants: rows });
}
