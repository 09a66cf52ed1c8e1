import type { SyncEntity } from "@tandem/contracts";

/**
 * SQL for Medusa's facts in this service, by entity: columns tenant, id (Medusa ids), hash, archived, target_id and
 * shared. Hashes are computed from the current rows, so manual changes show as drift.
 */
export const FACTS: Readonly<Record<SyncEntity, string>> = {
  product: `
    select t.medusa_id as tenant, m.medusa_id as id, m.archived_at is not null as archived, p.id::text as target_id,
      case when p.id is not null then m.facts_hash end as hash,
      jsonb_build_object('title', p.title, 'subtitle', p.subtitle) as shared
    from commerce_products m join tenants t on t.id = m.tenant_id
    left join products p on p.tenant_id = m.tenant_id and p.medusa_id = m.medusa_id`,
  category: `
    select t.medusa_id as tenant, m.medusa_id as id, m.archived_at is not null as archived, c.id::text as target_id,
      case when c.id is not null then m.facts_hash end as hash, null::jsonb as shared
    from commerce_categories m join tenants t on t.id = m.tenant_id
    left join categories c on c.tenant_id = m.tenant_id and c.medusa_id = m.medusa_id`,
  tenant: `
    select t.medusa_id as tenant, t.medusa_id as id, false as archived, t.id::text as target_id,
      md5(jsonb_build_object('name', t.name, 'slug', t.slug, 'status', t.status)::text) as hash, null::jsonb as shared
    from tenants t`,
  store: `
    select t.medusa_id as tenant, s.medusa_id as id, s.archived_at is not null as archived, s.id::text as target_id,
      md5(jsonb_build_object(
        'slug', s.slug, 'name', s.name, 'default_currency', s.default_currency,
        'regions', (select coalesce(jsonb_agg(r.text order by r."order"), '[]') from stores_texts r
                    where r.parent_id = s.id and r.path = 'regions'),
        'sales_channel', s.sales_channel, 'publishable_key', s.publishable_key
      )::text) as hash, null::jsonb as shared
    from stores s join tenants t on t.id = s.tenant_id`,
};
