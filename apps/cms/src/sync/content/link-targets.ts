import type { Pool, PoolClient } from "pg";
import { z } from "zod";
import type { Reference } from "../../tenancy/reference";
import { MEDIA_JSON, type MediaRow, mediaRowSchema } from "./media-view";

/** Targets of references in rich text: media by id, and storefront paths by `collection:id`. */
export interface LinkTargets {
  media: ReadonlyMap<string, MediaRow>;
  paths: ReadonlyMap<string, string>;
}

const PATHS = {
  pages: "select id::text, '/pages/' || slug as path from pages where id = any($1::uuid[])",
  posts: "select id::text, '/blog/' || slug as path from posts where id = any($1::uuid[])",
  products: `select d.id::text, '/products/' || m.handle as path from products d
             join commerce_products m on m.id = d.commerce_id where d.id = any($1::uuid[])`,
  categories: `select d.id::text, '/categories/' || m.handle as path from categories d
               join commerce_categories m on m.id = d.commerce_id where d.id = any($1::uuid[])`,
} as const;

const pathSchema = z.object({ id: z.string(), path: z.string().nullable() });

/** Loads the targets of references, one statement per collection. */
export async function loadLinkTargets(
  pool: Pool | PoolClient,
  references: readonly Reference[],
): Promise<LinkTargets> {
  const idsOf = (collection: string) => [
    ...new Set(references.flatMap((each) => (each.collection === collection ? [each.id] : []))),
  ];
  const media = await loadMedia(pool, idsOf("media"));
  const paths = new Map<string, string>();
  for (const [collection, sql] of Object.entries(PATHS)) {
    const ids = idsOf(collection);
    if (ids.length === 0) continue;
    const { rows } = await pool.query(sql, [ids]);
    for (const { id, path } of z.array(pathSchema).parse(rows))
      if (path !== null) paths.set(`${collection}:${id}`, path);
  }
  return { media, paths };
}

/** Loads media rows by id. */
export async function loadMedia(
  pool: Pool | PoolClient,
  ids: readonly string[],
): Promise<Map<string, MediaRow>> {
  if (ids.length === 0) return new Map();
  const { rows } = await pool.query(
    `select ${MEDIA_JSON} as media from media m where m.id = any($1::uuid[])`,
    [ids],
  );
  const parsed = z.array(z.object({ media: mediaRowSchema })).parse(rows);
  return new Map(parsed.map((row) => [row.media.id, row.media]));
}
