import type { Pool, PoolClient } from "pg";
import { z } from "zod";

/** An image identified by its source URL. */
export interface FoundPicture {
  source: string;
  alt: string | null;
}

const rowSchema = z.object({
  id: z.string(),
  source: z.string(),
  state: z.enum(["stored", "external", "failed"]),
});
/** Media document of an image; `external` means that the file has yet to be fetched. */
export type ExternalMedia = z.infer<typeof rowSchema>;

/**
 * Returns a tenant's media documents for external images, one per URL, in the order of the images. Creates missing
 * ones; alternative text is stored only then.
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

/** Records why an image could not be fetched, unless its file arrived meanwhile. */
export async function setFetchFailed(pool: Pool, media: string, reason: string): Promise<void> {
  await pool.query(
    "update media set fetch_state = 'failed', fetch_error = $2, updated_at = now() where id = $1::uuid and filename is null",
    [media, reason],
  );
}
