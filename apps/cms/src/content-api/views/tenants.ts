import {
  LOCALES,
  PUBLIC_PATHS,
  safeHref,
  storeViewSchema,
  type TenantView,
  tenantContentSchema,
  tenantStatusSchema,
} from "@tandem/contracts";
import type { PayloadRequest } from "payload";
import { z } from "zod";
import { poolOf } from "../../connections/pool";
import { jsonEndpoint } from "../../http/json-endpoint";
import { mediaView } from "../../sync/content/media-view";
import { renderState, tenantSource } from "../../sync/content/render-state";
import { SOURCES } from "../../sync/content/sources";
import { cacheable } from "../public-endpoint";
import { tenantByHost, tenantBySlug, tenantOfRequest, unknown } from "../tenant-of-request";

const SELECT = `
select t.medusa_id as id, t.slug, t.name, t.status, s.source,
  (select coalesce(jsonb_agg(jsonb_build_object(
     'id', st.medusa_id, 'slug', st.slug, 'name', st.name, 'default_currency', st.default_currency,
     'regions', (select coalesce(jsonb_agg(r.text order by r."order"), '[]') from stores_texts r where r.parent_id = st.id and r.path = 'regions'),
     'publishable_key', coalesce(st.publishable_key, ''), 'tagline', st.branding_tagline) order by st.created_at, st.id), '[]')
   from stores st where st.tenant_id = t.id and st.archived_at is null) as stores,
  (select jsonb_build_object('texts', (select jsonb_object_agg(l._locale, jsonb_build_object('tagline', l.tagline, 'footer_note', l.footer_note,
       'seo_description', l.seo_description)) from site_settings_locales l where l._parent_id = g.id),
     'social', (select coalesce(jsonb_agg(jsonb_build_object('network', n.network, 'href', n.href) order by n._order), '[]')
       from site_settings_social n where n._parent_id = g.id))
   from site_settings g where g.tenant_id = t.id) as site
from tenants t join (${SOURCES.tenant}) s on s.id = t.medusa_id
where t.status <> 'archived'`;

const rowSchema = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  status: tenantStatusSchema,
  source: z.unknown(),
  stores: z.array(storeViewSchema),
  site: z
    .object({
      texts: z.record(z.string(), z.record(z.string(), z.string().nullable())).nullable(),
      social: z.array(z.object({ network: z.string(), href: z.string().overwrite(safeHref) })),
    })
    .nullable(),
});
type Row = z.infer<typeof rowSchema>;

const NO_TARGETS = { media: new Map(), paths: new Map() };

function view(row: Row, asked: string | null): TenantView {
  const source = tenantSource.parse(row.source);
  const { theme, domains, locales, default_locale, contact, settings } = tenantContentSchema.parse(
    renderState("tenant", row.source, NO_TARGETS),
  );
  const languages = [...new Set([asked, default_locale, ...LOCALES])].flatMap((language) => language ?? []);
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    status: row.status,
    domains,
    theme,
    logo: source.logo === null ? null : mediaView(source.logo, languages),
    locales,
    default_locale,
    contact,
    settings: { ...settings, ...siteTexts(row, languages) },
    stores: row.stores,
  };
}

/** Returns texts of the site settings in the first language that has them; they override custom settings by name. */
function siteTexts({ site }: Row, languages: readonly string[]): Record<string, unknown> {
  if (site === null) return {};
  const texts: Record<string, unknown> = site.social.length === 0 ? {} : { social: site.social };
  for (const name of ["tagline", "footer_note", "seo_description"]) {
    const text = languages.map((language) => site.texts?.[language]?.[name]).find((value) => value);
    if (text) texts[name] = text;
  }
  return texts;
}

async function read(req: PayloadRequest, where: string, params: string[]): Promise<TenantView[]> {
  const { rows } = await poolOf(req.payload).query(`${SELECT} and ${where} order by t.name`, params);
  const locale = new URL(req.url ?? "http://localhost").searchParams.get("locale");
  return z
    .array(rowSchema)
    .parse(rows)
    .map((row) => view(row, locale));
}

/** Returns the public view of a tenant by Medusa id; null when it does not exist or is archived. */
export async function readTenantView(req: PayloadRequest, medusaId: string): Promise<TenantView | null> {
  return (await read(req, "t.medusa_id = $1", [medusaId]))[0] ?? null;
}

/** Returns a tenant (by `?host=`, `?slug=`, or the request's headers) and the appearance of its storefront. */
export const tenant = jsonEndpoint("get", PUBLIC_PATHS.tenant.replace(/^\/api/, ""), async (req) => {
  const query = new URL(req.url ?? "http://localhost").searchParams;
  const host = query.get("host") ?? query.get("domain");
  const slug = query.get("slug");
  const found =
    host !== null
      ? await tenantByHost(req, host)
      : slug !== null
        ? await tenantBySlug(req, slug)
        : await tenantOfRequest(req);
  const known = found === undefined ? null : await readTenantView(req, found.medusaId);
  if (known === null) throw unknown();
  return cacheable(req, known);
});

/** Returns the active tenants, for the landing page of the bare host. */
export const tenants = jsonEndpoint("get", PUBLIC_PATHS.tenants.replace(/^\/api/, ""), async (req) =>
  cacheable(req, { items: await read(req, "t.status = 'active'", []) }),
);
