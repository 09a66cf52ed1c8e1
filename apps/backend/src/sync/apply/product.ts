import type { ContentItem, ContentWriter } from "./types";

const LOCK = `
select p.id, p.title, p.subtitle, p.deleted_at is null and l.deleted_at is null as alive
from unnest($1::text[], $2::text[]) as wanted(tenant, id)
  join tenant_product l on l.tenant_id = wanted.tenant and l.product_id = wanted.id
  join product p on p.id = l.product_id
order by p.id for update of p`;

const WRITE_FIELDS = `
update product p set
  description = i.description,
  thumbnail = case when i.withdrawn then p.thumbnail else i.thumbnail end,
  metadata = case when i.withdrawn then nullif(p.metadata - 'content', '{}')
    else coalesce(p.metadata, '{}') || jsonb_build_object('content', i.content) end,
  title = coalesce(i.shared ->> 'title', p.title),
  subtitle = case when i.shared ? 'subtitle' then i.shared ->> 'subtitle' else p.subtitle end,
  updated_at = now()
from jsonb_to_recordset($1::jsonb) as i(
  id text, withdrawn boolean, description text, thumbnail text, content jsonb, shared jsonb
)
where p.id = i.id and (not i.withdrawn or p.metadata ? 'content') and (
  p.description is distinct from i.description
  or (not i.withdrawn and p.thumbnail is distinct from i.thumbnail)
  or p.metadata -> 'content' is distinct from i.content
  or (i.shared ? 'title' and p.title is distinct from i.shared ->> 'title')
  or (i.shared ? 'subtitle' and p.subtitle is distinct from i.shared ->> 'subtitle')
)
returning p.id`;

/** An image keeps its row while its URL stays the same; the n-th use of a URL in a gallery is its n-th row. */
const WRITE_IMAGES = `
with wanted as (
  select p.id as product_id, i.value ->> 'url' as url, i.value -> 'alt' as alt, i.position - 1 as rank,
    row_number() over (partition by p.id, i.value ->> 'url' order by i.position) as nth
  from jsonb_to_recordset($1::jsonb) as p(id text, images jsonb)
    cross join lateral jsonb_array_elements(p.images) with ordinality as i(value, position)
), held as (
  select id, product_id, url, rank, coalesce(metadata -> 'alt', 'null') as alt,
    row_number() over (partition by product_id, url order by rank, id) as nth
  from image
  where deleted_at is null and product_id in (select p.id from jsonb_to_recordset($1::jsonb) as p(id text))
), removed as (
  delete from image using held h
  where image.id = h.id and not exists (
    select 1 from wanted w where (w.product_id, w.url, w.nth) = (h.product_id, h.url, h.nth)
  )
  returning image.product_id
), moved as (
  update image set rank = w.rank, updated_at = now(),
    metadata = case when w.alt = 'null' then nullif(image.metadata - 'alt', '{}')
      else coalesce(image.metadata, '{}') || jsonb_build_object('alt', w.alt) end
  from held h join wanted w on (w.product_id, w.url, w.nth) = (h.product_id, h.url, h.nth)
  where image.id = h.id and (h.rank, h.alt) is distinct from (w.rank, w.alt)
  returning image.product_id
), added as (
  insert into image (id, product_id, url, rank, metadata)
  select 'img_' || upper(replace(gen_random_uuid()::text, '-', '')), w.product_id, w.url, w.rank,
    case when w.alt = 'null' then null else jsonb_build_object('alt', w.alt) end
  from wanted w
  where not exists (select 1 from held h where (h.product_id, h.url, h.nth) = (w.product_id, w.url, w.nth))
  returning product_id
)
select product_id as id from removed union select product_id from moved union select product_id from added`;

/**
 * Published content of products: description, `metadata.content`, gallery, thumbnail, and shared title and subtitle.
 */
export const productWriter: ContentWriter<"product"> = {
  entity: "product",
  async lock(client, items) {
    const { rows } = await client.query<{
      id: string;
      alive: boolean;
      title: string;
      subtitle: string | null;
    }>(LOCK, [items.map((item) => item.tenant), items.map((item) => item.id)]);
    return new Map(rows.map(({ id, alive, ...shared }) => [id, { alive, shared }]));
  },
  async write(client, items) {
    const fields = await client.query<{ id: string }>(WRITE_FIELDS, [JSON.stringify(items.map(toFields))]);
    const galleries = items.flatMap(({ id, content }) =>
      content === null ? [] : [{ id, images: content.images }],
    );
    const images = await client.query<{ id: string }>(WRITE_IMAGES, [JSON.stringify(galleries)]);
    return new Set([...fields.rows, ...images.rows].map((row) => row.id));
  },
};

function toFields({ id, content, shared }: ContentItem<"product">) {
  return {
    id,
    withdrawn: content === null,
    description: content?.text ?? null,
    thumbnail: content?.thumbnail ?? null,
    content: content === null ? undefined : { html: content.html, seo: content.seo },
    shared: Object.fromEntries(Object.entries(shared).map(([field, { to }]) => [field, to])),
  };
}
