import type { ContentWriter } from "./types";

/** Writes content that is stored whole in one JSON column of one of our tables: tenant `config`, store `branding`. */
function columnWriter<E extends "tenant" | "store">(
  entity: E,
  { table, tenantColumn, column }: { table: string; tenantColumn: string; column: string },
): ContentWriter<E> {
  return {
    entity,
    async lock(client, items) {
      const { rows } = await client.query<{ id: string; alive: boolean }>(
        `select t.id, t.deleted_at is null as alive from unnest($1::text[], $2::text[]) as wanted(tenant, id)
           join ${table} t on t.${tenantColumn} = wanted.tenant and t.id = wanted.id
         order by t.id for update of t`,
        [items.map((item) => item.tenant), items.map((item) => item.id)],
      );
      return new Map(rows.map(({ id, alive }) => [id, { alive, shared: {} }]));
    },
    async write(client, items) {
      const records = items.map(({ id, content }) => ({ id, content: content ?? undefined }));
      const { rows } = await client.query<{ id: string }>(
        `update ${table} t set ${column} = i.content, updated_at = now()
         from jsonb_to_recordset($1::jsonb) as i(id text, content jsonb)
         where t.id = i.id and t.${column} is distinct from i.content returning t.id`,
        [JSON.stringify(records)],
      );
      return new Set(rows.map((row) => row.id));
    },
  };
}

/** Configuration of tenants. */
export const tenantWriter = columnWriter("tenant", {
  table: "tenant",
  tenantColumn: "id",
  column: "config",
});

/** Branding of stores. */
export const storeWriter = columnWriter("store", {
  table: "tenant_store",
  tenantColumn: "tenant_id",
  column: "branding",
});
