-- Content a product was created with (by an import, another tool), to prefill its draft in Payload; null once content was applied.
create or replace view integration.product_seed as
select p.id,
  jsonb_build_object(
    'html', p.metadata -> 'content' -> 'html',
    'text', p.description,
    'seo', p.metadata -> 'content' -> 'seo',
    'images', coalesce((
      select jsonb_agg(jsonb_build_object('url', i.url, 'alt', i.metadata -> 'alt') order by i.rank, i.id)
      from public.image i where i.product_id = p.id and i.deleted_at is null
    ), '[]')
  ) as seed
from public.product p
where not exists (select 1 from integration.applied a where a.entity = 'product' and a.entity_id = p.id)
  and (p.description is not null or exists (
    select 1 from public.image i where i.product_id = p.id and i.deleted_at is null
  ));
