import type { ContentWriter } from "./types";

const LOCK = `
select c.id, c.deleted_at is null and l.deleted_at is null as alive
from unnest($1::text[], $2::text[]) as wanted(tenant, id)
  join tenant_category l on l.tenant_id = wanted.tenant and l.product_category_id = wanted.id
  join product_category c on c.id = l.product_category_id
order by c.id for update of c`;

const WRITE = `
update product_category c set
  description = i.description,
  metadata = case when i.content is null then nullif(c.metadata - 'content', '{}')
    else coalesce(c.metadata, '{}') || jsonb_build_object('content', i.content) end,
  updated_at = now()
from jsonb_to_recordset($1::jsonb) as i(id text, description text, content jsonb)
where c.id = i.id and (i.content is not null or c.metadata ? 'content')
  and (c.description is distinct from i.description or c.metadata -> 'content' is distinct from i.content)
returning c.id`;

/** Published content of categories: description and `metadata.content`. */
export const categoryWriter: ContentWriter<"category"> = {
  entity: "category",
  async lock(client, items) {
    const { rows } = await client.query<{ id: string; alive: boolean }>(LOCK, [
      items.map((item) => item.tenant),
      items.map((item) => item.id),
    ]);
    return new Map(rows.map(({ id, alive }) => [id, { alive, shared: {} }]));
  },
  async write(client, items) {
    const records = items.map(({ id, content }) => ({
      id,
      description: content?.text ?? "",
      content: content === null ? undefined : { html: content.html, seo: content.seo, image: content.image },
    }));
    const { rows } = await client.query<{ id: string }>(WRITE, [JSON.stringify(records)]);
    return new Set(rows.map((row) => row.id));
  },
};
