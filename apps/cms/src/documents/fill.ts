import type { Locale } from "@tandem/contracts";
import type { PoolClient } from "pg";
import type { DocumentKey } from "./tables";

/** Content of a product's document in one language. */
export interface Content extends DocumentKey {
  locale: Locale;
  /** Rich text as the editor stores it. */
  description: unknown;
  seo_title: string | null;
  seo_description: string | null;
  keywords: readonly string[];
  /** Media ids in order. */
  media: readonly string[];
}

const FILL = `
with rows as (
  select d.id as document, i.locale::_locales as locale, i.description, i.seo_title, i.seo_description, i.keywords, i.media
  from jsonb_to_recordset($1::jsonb) as i(home uuid, id text, locale text, description jsonb, seo_title text,
    seo_description text, keywords jsonb, media jsonb)
  join products d on d.tenant_id = i.home and d.medusa_id = i.id
), old_words as (
  delete from products_texts x using rows where x.parent_id = rows.document and x.path = 'seo.keywords'
), old_pictures as (
  delete from products_rels x using rows where x.parent_id = rows.document and x.path = 'gallery'
), words as (
  insert into products_texts (parent_id, path, "order", text, locale)
  select document, 'seo.keywords', k.position, k.word, locale
  from rows, jsonb_array_elements_text(rows.keywords) with ordinality as k(word, position)
), pictures as (
  insert into products_rels (parent_id, path, "order", media_id)
  select document, 'gallery', m.position, m.id::uuid
  from rows, jsonb_array_elements_text(rows.media) with ordinality as m(id, position)
)
insert into products_locales (_parent_id, _locale, description, seo_title, seo_description)
select document, locale, description, seo_title, seo_description from rows
on conflict (_locale, _parent_id) do update set description = excluded.description,
  seo_title = excluded.seo_title, seo_description = excluded.seo_description`;

/** Replaces texts, keywords and gallery of products' live rows, in one statement. Their versions stay as they are. */
export async function fill(client: PoolClient, contents: readonly Content[]): Promise<void> {
  if (contents.length > 0) await client.query(FILL, [JSON.stringify(contents)]);
}
