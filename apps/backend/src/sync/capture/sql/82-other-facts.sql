-- Commerce facts of categories, tenants and stores, as they travel to Payload.
create or replace view integration.category_facts as
select l.tenant_id as tenant, c.id,
  jsonb_build_object('name', c.name, 'handle', c.handle, 'parent', c.parent_category_id, 'rank', c.rank,
    'is_active', c.is_active, 'is_internal', c.is_internal) as state
from public.tenant_category l join public.product_category c on c.id = l.product_category_id
where l.deleted_at is null and c.deleted_at is null;

create or replace view integration.tenant_facts as
select t.id as tenant, t.id, jsonb_build_object('name', t.name, 'slug', t.slug, 'status', t.status) as state
from public.tenant t where t.deleted_at is null;

create or replace view integration.store_facts as
select s.tenant_id as tenant, s.id,
  jsonb_build_object('slug', s.slug, 'name', s.name, 'default_currency', s.default_currency,
    'regions', to_jsonb(s.regions), 'sales_channel', s.sales_channel_id, 'publishable_key', s.publishable_key) as state
from public.tenant_store s join public.tenant t on t.id = s.tenant_id
where s.deleted_at is null and t.deleted_at is null;
