import { createHash } from "node:crypto";
import {
  AppError,
  type ContentImport,
  type contentImportResponseSchema,
  contentImportSchema,
  IMPORT_PATHS,
  INTERNAL_LIMITS,
  type Locale,
  parseInput,
} from "@tandem/contracts";
import type { Payload } from "payload";
import type { PoolClient } from "pg";
import { z } from "zod";
import { poolOf } from "../connections/pool";
import { transaction } from "../connections/transaction";
import { type ExternalMedia, ensureExternalMedia } from "../documents/external-media";
import { readJson } from "../http/json-endpoint";
import { serviceEndpoint } from "../http/service-endpoint";
import { fetchLater } from "../sync/apply/fetch-later";
import { createHtmlToLexical, type RichText } from "../sync/content/html-to-lexical";
import { type ContentRow, writeContent } from "./write-content";

type Item = ContentImport["items"][number];
type Result = z.infer<typeof contentImportResponseSchema>["items"][number];

const docSchema = z.object({
  medusa_id: z.string(),
  untouched: z.boolean().nullable(),
  import_hash: z.string().nullable(),
});
type Doc = z.infer<typeof docSchema>;

/** An item that may overwrite its document. */
interface Writable {
  item: Item;
  hash: string;
}

/** A tenant's Payload id and the language of its texts. */
interface Home {
  id: string;
  locale: Locale;
}

/**
 * Imports content of products into the editors' documents: description, SEO texts and images, published or as drafts.
 * Documents that an editor changed are kept; repeated content changes nothing. The worker fetches images later.
 */
export const importContent = serviceEndpoint(
  "sync:write",
  "post",
  IMPORT_PATHS.content.replace(/^\/api/, ""),
  async (req) => {
    const body = parseInput(contentImportSchema, await readJson(req, INTERNAL_LIMITS.maxBytes));
    return importBatch(req.payload, body);
  },
);

async function importBatch(payload: Payload, body: ContentImport): Promise<{ items: Result[] }> {
  const toRichText = await createHtmlToLexical(payload);
  const { results, media } = await transaction(poolOf(payload), async (client) => {
    const tenant = await tenantOf(client, body.tenant);
    const docs = await docsOf(client, tenant.id, body.items);
    const pictures = await ensureExternalMedia(
      client,
      tenant.id,
      body.items.flatMap((item) => item.images),
    );
    const results: Result[] = [];
    const writable: Writable[] = [];
    for (const item of body.items) {
      const doc = docs.get(item.id) ?? null;
      const hash = hashOf(item);
      const own = item.images.flatMap(({ source }) => pictures.find((each) => each.source === source) ?? []);
      const media = [...new Map(own.map((each) => [each.id, each])).values()];
      if (doc?.import_hash === hash) results.push({ id: item.id, result: "unchanged", media });
      else if (doc !== null && doc.untouched !== true) results.push({ id: item.id, result: "kept", media });
      else {
        writable.push({ item, hash });
        results.push({
          id: item.id,
          result: doc === null || doc.import_hash === null ? "created" : "updated",
          media,
        });
      }
    }
    await writeContent(
      client,
      body.tenant,
      await inTurns(writable, (each) => toRow(tenant, each, pictures, toRichText)),
      body.correlationId,
    );
    return { results, media: pictures };
  });
  const external = media.filter(({ state }) => state === "external");
  await fetchLater(
    payload,
    external.map(({ id, source }) => ({ tenant: body.tenant, mediaId: id, url: source })),
    body.correlationId,
  );
  return { items: results };
}

/** Maps items one by one and yields to other requests in between: converting rich text is slow and blocks. */
async function inTurns<T, R>(items: readonly T[], map: (item: T) => R): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) {
    results.push(map(item));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return results;
}

/** Converts a writable item to its row. */
function toRow(
  tenant: Home,
  { item, hash }: Writable,
  pictures: readonly ExternalMedia[],
  toRichText: (html: string) => RichText,
): ContentRow {
  const media = [
    ...new Set(
      item.images.flatMap(({ source }) => pictures.find((each) => each.source === source)?.id ?? []),
    ),
  ];
  return {
    home: tenant.id,
    id: item.id,
    locale: tenant.locale,
    title: item.title,
    hash,
    publish: item.publish,
    description: item.html === null || item.html.trim() === "" ? null : toRichText(item.html),
    seo_title: item.seo.title,
    seo_description: item.seo.description,
    keywords: item.seo.keywords,
    media,
  };
}

function hashOf({ id: _id, ...content }: Item): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("base64url");
}

async function tenantOf(client: PoolClient, medusaId: string): Promise<Home> {
  const { rows } = await client.query<Home>(
    "select id::text, coalesce(default_locale::text, 'en') as locale from tenants where medusa_id = $1",
    [medusaId],
  );
  const [tenant] = rows;
  if (tenant === undefined) {
    throw new AppError("unavailable", "The tenant is not in Payload yet. Try again in a moment.");
  }
  return tenant;
}

async function docsOf(client: PoolClient, tenant: string, items: readonly Item[]): Promise<Map<string, Doc>> {
  const { rows } = await client.query(
    `select medusa_id, untouched, import_hash from products
     where tenant_id = $1 and medusa_id = any($2) for update`,
    [tenant, items.map((item) => item.id)],
  );
  return new Map(
    z
      .array(docSchema)
      .parse(rows)
      .map((doc) => [doc.medusa_id, doc]),
  );
}
