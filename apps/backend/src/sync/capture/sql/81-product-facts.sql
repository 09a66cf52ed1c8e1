-- Commerce facts of every living product under its tenant, as they travel to Payload.
create or replace view integration.product_facts as
select l.tenant_id as tenant, p.id,
  jsonb_build_object(
    'title', p.title,
    'subtitle', p.subtitle,
    'handle', p.handle,
    'status', p.status,
    'options', coalesce((
      select jsonb_agg(jsonb_build_object('id', o.id, 'title', o.title, 'values', coalesce((
        select jsonb_agg(w.value order by w.rank nulls last, w.id)
        from public.product_product_option_value ov
          join public.product_option_value w on w.id = ov.product_option_value_id and w.deleted_at is null
        where ov.product_product_option_id = po.id and ov.deleted_at is null
      ), '[]')) order by po.created_at, o.id)
      from public.product_product_option po
        join public.product_option o on o.id = po.product_option_id and o.deleted_at is null
      where po.product_id = p.id and po.deleted_at is null
    ), '[]'),
    'variants', coalesce((
      select jsonb_agg(v.state order by v.rank, v.id)
      from integration.variant_facts v where v.product_id = p.id and v.tenant = l.tenant_id
    ), '[]'),
    'categories', coalesce((
      select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'handle', c.handle) order by c.rank, c.id)
      from public.product_category_product pc
        join public.product_category c on c.id = pc.product_category_id and c.deleted_at is null
        join public.tenant_category tc
          on tc.product_category_id = c.id and tc.tenant_id = l.tenant_id and tc.deleted_at is null
      where pc.product_id = p.id
    ), '[]'),
    'tags', coalesce((
      select jsonb_agg(t.value order by t.value collate "C")
      from public.product_tags pt join public.product_tag t on t.id = pt.product_tag_id and t.deleted_at is null
      where pt.product_id = p.id
    ), '[]'),
    'collection', (
      select jsonb_build_object('id', c.id, 'title', c.title, 'handle', c.handle)
      from public.product_collection c where c.id = p.collection_id and c.deleted_at is null
    ),
    'type', (select t.value from public.product_type t where t.id = p.type_id and t.deleted_at is null),
    'thumbnail', p.thumbnail,
    'weight', p.weight
  ) as state
from public.tenant_product l join public.product p on p.id = l.product_id
where l.deleted_at is null and p.deleted_at is null;
