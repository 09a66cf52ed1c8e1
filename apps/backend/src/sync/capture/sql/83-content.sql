-- Published content of existing entities, as this system holds it now, in the shape Payload sends it; state is null
-- before any was applied. Deleted entities are left out: their content stays in Payload.
create or replace view integration.product_content as
select l.tenant_id as tenant, p.id,
  jsonb_build_object('title', p.title, 'subtitle', p.subtitle) as shared,
  case when p.metadata ? 'content' then jsonb_build_object(
    'title', p.title,
    'subtitle', p.subtitle,
    'text', p.description,
    'html', p.metadata -> 'content' -> 'html',
    'seo', p.metadata -> 'content' -> 'seo',
    'images', coalesce((
      select jsonb_agg(jsonb_build_object('url', i.url, 'alt', i.metadata -> 'alt') order by i.rank, i.id)
      from public.image i where i.product_id = p.id and i.deleted_at is null
    ), '[]'),
    'thumbnail', p.thumbnail
  ) end as state
from public.tenant_product l join public.product p on p.id = l.product_id
where l.deleted_at is null and p.deleted_at is null;

create or replace view integration.category_content as
select l.tenant_id as tenant, c.id,
  case when c.metadata ? 'content' then jsonb_build_object(
    'text', nullif(c.description, ''),
    'html', c.metadata -> 'content' -> 'html',
    'seo', c.metadata -> 'content' -> 'seo',
    'image', c.metadata -> 'content' -> 'image'
  ) end as state
from public.tenant_category l join public.product_category c on c.id = l.product_category_id
where l.deleted_at is null and c.deleted_at is null;

create or replace view integration.tenant_content as
select t.id as tenant, t.id, t.config as state
from public.tenant t where t.deleted_at is null;

create or replace view integration.store_content as
select s.tenant_id as tenant, s.id, s.branding as state
from public.tenant_store s where s.deleted_at is null;
