import type { MediaView } from "@tandem/contracts";
import { z } from "zod";
import { env } from "../../env";

const fileSchema = z.object({ filename: z.string().nullable(), width: z.number().nullable() });

/** A media row as `MEDIA_JSON` returns it. */
export const mediaRowSchema = z.object({
  id: z.string(),
  filename: z.string().nullable(),
  source: z.string().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  placeholder: z.string().nullable(),
  alt: z.record(z.string(), z.string().nullable()).nullable(),
  sizes: z.array(fileSchema),
});
export type MediaRow = z.infer<typeof mediaRowSchema>;

/** SQL expression for a media row `m` as JSON. */
export const MEDIA_JSON = `jsonb_build_object(
  'id', m.id, 'filename', m.filename, 'source', m.source_url, 'width', m.width, 'height', m.height,
  'placeholder', m.placeholder,
  'alt', (select jsonb_object_agg(l._locale, l.alt) from media_locales l where l._parent_id = m.id),
  'sizes', jsonb_build_array(
    jsonb_build_object('filename', m.sizes_w320_filename, 'width', m.sizes_w320_width),
    jsonb_build_object('filename', m.sizes_w640_filename, 'width', m.sizes_w640_width),
    jsonb_build_object('filename', m.sizes_w960_filename, 'width', m.sizes_w960_width),
    jsonb_build_object('filename', m.sizes_w1440_filename, 'width', m.sizes_w1440_width)))`;

/** Returns the URL of a stored file. */
export const fileUrl = (filename: string): string =>
  `${env.CMS_URL}/api/media/file/${encodeURIComponent(filename)}`;

/** Returns the URL of an image: our file, or its external source; null when it has neither. */
export const mediaUrl = (row: MediaRow): string | null =>
  row.filename === null ? webUrl(row.source) : fileUrl(row.filename);

const webUrl = (url: string | null): string | null =>
  url !== null && /^https?:\/\//i.test(url) ? url : null;

/** Returns the first non-empty text of a record in the order of the languages. */
export function inLanguage<T>(
  texts: Readonly<Record<string, T | null | undefined>> | null,
  languages: readonly string[],
): T | null {
  for (const language of languages) {
    const text = texts?.[language];
    if (text !== undefined && text !== null && text !== "") return text;
  }
  return null;
}

/** Returns what a browser needs to show an image; null when the image has no URL. */
export function mediaView(row: MediaRow, languages: readonly string[]): MediaView | null {
  const url = mediaUrl(row);
  if (url === null) return null;
  return {
    url,
    alt: inLanguage(row.alt, languages) ?? "",
    width: row.width,
    height: row.height,
    placeholder: row.placeholder,
    sizes: row.sizes.flatMap(({ filename, width }) =>
      filename === null || width === null ? [] : [{ url: fileUrl(filename), width }],
    ),
  };
}
