import type { PoolClient } from "pg";
import { z } from "zod";

/** A picture known by where it was found. */
export interface FoundPicture {
  source: string;
  alt: string | null;
}

const rowSchema = z.object({
  id: z.string(),
  source: z.string(),
  state: z.enum(["stored", "external", "failed"]),
});
/** Its media document; `external` means the file is still to be fetched. */
export type ExternalMedia = z.infer<typeof rowSchema>;

/**
 * Media documents of one tenant for pictures that live elsewhere, made where they are missing; one per address.
 * Answers them in the order of the pictures. Words for those who cannot see it go in once.
 */
export async function ensureExternalMedia(
  client: PoolClient,
  tenant: string,
  pictures: readonly FoundPicture[],
): Promise<ExternalMedia[]> {
  if (pictures.length === 0) return [];
  const unique = [...new Map(pictures.map((picture) => [picture.source, picture])).values()];
  const { rows } = await client.query(
    `with wanted as (select * from jsonb_to_recordset($2::jsonb) as w(source text, alt text)),
     made as (
       insert into media (tenant_id, source_url, fetch_state)
       select $1::uuid, source, 'external' from wanted
       on conflict (tenant_id, source_url) do nothing
       returning id, source_url
     ), words as (
       insert into media_locales (_parent_id, _locale, alt)
       select made.id, coalesce((select default_locale::text from tenants where id = $1::uuid), 'en')::_locales, w.alt
       from made join wanted w on w.source = made.source_url where w.alt is not null
     )
     select made.id::text, made.source_url as source, 'external' as state from made
     union all
     select m.id::text, m.source_url, m.fetch_state::text from media m join wanted w on w.source = m.source_url
     where m.tenant_id = $1::uuid`,
    [tenant, JSON.stringify(unique)],
  );
  const bySource = new Map(
    z
      .array(rowSchema)
      .parse(rows)
      .map((row) => [row.source, row]),
  );
  return unique.flatMap(({ source }) => bySource.get(source) ?? []);
}
