import type { SyncEntity } from "@tandem/contracts";
import { MEDIA_JSON } from "./media-view";

const seoImage = (table: string): string =>
  `(select ${MEDIA_JSON} from media m where m.id = ${table}.seo_image_id)`;

/** Returns SQL for a document's texts by language, and for the last changes of documents that they may reference. */
const localised = (table: string, alias: string): string => `
  'locales', (select jsonb_object_agg(l._locale, jsonb_build_object('description', l.description,
      'seo_title', l.seo_title, 'seo_description', l.seo_description))
    from ${table}_locales l where l._parent_id = ${alias}.id),
  'keywords', (select jsonb_object_agg(k.locale, k.words) from (
      select x.locale::text, jsonb_agg(x.text order by x."order") as words from ${table}_texts x
      where x.parent_id = ${alias}.id and x.path = 'seo.keywords' group by x.locale) k where k.locale is not null),
  'leans_on', case when exists (select 1 from ${table}_locales l
      where l._parent_id = ${alias}.id and l.description::text like '%relationTo%')
    then (select jsonb_build_array(
      (select max(updated_at) from media where tenant_id = ${alias}.tenant_id),
      (select max(updated_at) from pages where tenant_id = ${alias}.tenant_id))) end,
  'seo_image', ${seoImage(alias)}`;

/**
 * SQL for the source rows of published content, by entity: columns tenant, id (Medusa ids) and source (all input of the
 * state, as JSON). Selects published documents that are not archived.
 */
export const SOURCES: Readonly<Record<SyncEntity, string>> = {
  product: `
    select t.medusa_id as tenant, p.medusa_id as id, jsonb_build_object(
      'main', t.default_locale, 'title', p.title, 'subtitle', p.subtitle, ${localised("products", "p")},
      'gallery', (select coalesce(jsonb_agg(${MEDIA_JSON} order by r."order"), '[]') from products_rels r
        join media m on m.id = r.media_id where r.parent_id = p.id and r.path = 'gallery')
    ) as source
    from products p join tenants t on t.id = p.tenant_id
    left join commerce_products c on c.id = p.commerce_id
    where p._status = 'published' and c.archived_at is null`,
  category: `
    select t.medusa_id as tenant, p.medusa_id as id, jsonb_build_object(
      'main', t.default_locale, ${localised("categories", "p")},
      'image', (select ${MEDIA_JSON} from media m where m.id = p.image_id)
    ) as source
    from categories p join tenants t on t.id = p.tenant_id
    left join commerce_categories c on c.id = p.commerce_id
    where p._status = 'published' and c.archived_at is null`,
  tenant: `
    select t.medusa_id as tenant, t.medusa_id as id, jsonb_build_object(
      'main', t.default_locale,
      'domains', (select coalesce(jsonb_agg(d.host order by x."order"), '[]') from tenants_texts x
        join tenant_domains d on d.tenant_id = x.parent_id and d.host = lower(x.text) and d.serving
        where x.parent_id = t.id and x.path = 'domains'),
      'locales', (select coalesce(jsonb_agg(x.value order by x."order"), '[]') from tenant_languages x where x.parent_id = t.id),
      'row', to_jsonb(t) - 'name' - 'slug' - 'status' - 'updated_at' - 'created_at',
      'logo', (select ${MEDIA_JSON} from media m where m.id = t.logo_id)
    ) as source
    from tenants t`,
  store: `
    select t.medusa_id as tenant, s.medusa_id as id, jsonb_build_object(
      'main', t.default_locale, 'tagline', s.branding_tagline, 'colors', coalesce(s.branding_colors, '{}'),
      'logo', (select ${MEDIA_JSON} from media m where m.id = s.branding_logo_id)
    ) as source
    from stores s join tenants t on t.id = s.tenant_id where s.archived_at is null`,
};
