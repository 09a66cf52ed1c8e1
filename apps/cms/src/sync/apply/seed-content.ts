import { seoStateSchema } from "@tandem/contracts";
import type { PoolClient } from "pg";
import { z } from "zod";
import { ensureExternalMedia } from "../../documents/external-media";
import { textToHtml } from "../content/html-to-lexical";
import type { Claimed } from "./claim";
import type { Stub } from "./stubs";

/** Content that the product had in Medusa when it was created; unusable parts are ignored. */
const seedSchema = z.object({
  html: z.string().nullish().catch(null),
  text: z.string().nullish().catch(null),
  seo: seoStateSchema.partial().nullish().catch(null),
  images: z.array(z.object({ url: z.url({ protocol: /^https?$/ }), alt: z.string().nullish() })).catch([]),
});

const WRITE = `
with seeds as (
  select * from jsonb_to_recordset($1::jsonb)
    as s(document uuid, version uuid, locale text, description jsonb, seo_title text, seo_description text, media jsonb)
), live as (
  insert into products_locales (_parent_id, _locale, description, seo_title, seo_description)
  select document, locale::_locales, description, seo_title, seo_description from seeds
), versioned as (
  insert into _products_v_locales (_parent_id, _locale, version_description, version_seo_title, version_seo_description)
  select version, locale::_locales, description, seo_title, seo_description from seeds
), pictures as (
  select s.document, s.version, m.id::uuid as media, m.position::int as position
  from seeds s, jsonb_array_elements_text(s.media) with ordinality as m(id, position)
), live_pictures as (
  insert into products_rels (parent_id, path, media_id, "order") select document, 'gallery', media, position from pictures
)
insert into _products_v_rels (parent_id, path, media_id, "order")
select version, 'version.gallery', media, position from pictures`;

/** Media that has yet to be fetched. */
export interface PendingMedia {
  tenant: string;
  mediaId: string;
  url: string;
}

/** Prefills new stubs with the content their products were created with; drafts only, nothing is published. */
export async function seedContent(
  client: PoolClient,
  items: readonly Claimed[],
  stubs: ReadonlyMap<string, Stub>,
  toRichText: (html: string) => unknown,
): Promise<PendingMedia[]> {
  const pending: PendingMedia[] = [];
  const seeds: object[] = [];
  for (const item of items) {
    const stub = stubs.get(item.id);
    if (stub === undefined || item.seed === undefined || item.home === null) continue;
    const seed = seedSchema.safeParse(item.seed);
    if (!seed.success) continue;
    const html = seed.data.html ?? (seed.data.text ? textToHtml(seed.data.text) : null);
    const pictures = seed.data.images.map(({ url, alt }) => ({ source: url, alt: alt ?? null }));
    const media = await ensureExternalMedia(client, item.home, pictures);
    pending.push(
      ...media.flatMap(({ id, source, state }) =>
        state === "external" ? [{ tenant: item.tenant, mediaId: id, url: source }] : [],
      ),
    );
    seeds.push({
      ...stub,
      locale: "en",
      description: html === null ? null : toRichText(html),
      seo_title: seed.data.seo?.title ?? null,
      seo_description: seed.data.seo?.description ?? null,
      media: media.map(({ id }) => id),
    });
  }
  if (seeds.length > 0) await client.query(WRITE, [JSON.stringify(seeds)]);
  return pending;
}
