import { sql } from "@payloadcms/db-postgres";
import { APIError, type CollectionBeforeValidateHook } from "payload";
import { inTransaction } from "../outbox/in-transaction";

const HOST = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/** Brings host names to lower case without port; refuses what is no host name or belongs to another tenant. */
export const tidyDomains: CollectionBeforeValidateHook = async ({ data, originalDoc, req }) => {
  if (!Array.isArray(data?.domains)) return data;
  const domains = [
    ...new Set(data.domains.map((entry: unknown) => String(entry).trim().toLowerCase().replace(/:\d+$/, ""))),
  ];
  const wrong = domains.find((domain) => !HOST.test(domain));
  if (wrong !== undefined)
    throw new APIError(`"${wrong}" is not a host name, such as shop.example.com.`, 400, null, true);
  const database = await inTransaction(req);
  const { rows } = await database.execute(sql`
    select 1 from tenants_texts where path = 'domains'
    and lower(text) in (select jsonb_array_elements_text(${JSON.stringify(domains)}::jsonb))
    and parent_id is distinct from ${originalDoc?.id ?? null}::uuid limit 1`);
  if (rows.length > 0)
    throw new APIError("One of these domains already leads to another brand.", 409, null, true);
  return { ...data, domains };
};
