import { AppError, IMPORT_PATHS, parseInput } from "@tandem/contracts";
import { readBody } from "@tandem/service-kit";
import { inspectImage, MAX_IMAGE_BYTES, refusedImage } from "@tandem/uploads";
import type { PayloadRequest } from "payload";
import { z } from "zod";
import { poolOf } from "../connections/pool";
import { setFetchFailed } from "../documents/external-media";
import { readJson } from "../http/json-endpoint";
import { serviceEndpoint } from "../http/service-endpoint";

/** Stores the bytes of an external image: detects its type by content, creates sizes and updates the document. */
export const storeMediaFile = serviceEndpoint(
  "sync:write",
  "put",
  at(IMPORT_PATHS.mediaFile),
  async (req) => {
    const doc = await mediaOf(req);
    const data = await readBody(req.body, MAX_IMAGE_BYTES);
    const image = await inspectImage(data);
    if ("refused" in image) throw refusedImage(image.refused);
    const updated = await req.payload.update({
      collection: "media",
      id: doc.id,
      data: {},
      file: { data, mimetype: image.mimetype, name: nameOf(doc.source_url), size: data.length },
      overrideAccess: true,
      req,
    });
    return { id: updated.id, state: updated.fetchState, filename: updated.filename ?? null };
  },
);

/** Body of `markMediaFailed`. */
export const mediaFailureSchema = z.object({
  tenant: z.string().optional(),
  reason: z.string().max(1000),
});

/** Records why an image could not be fetched; its original URL is kept and can be retried. */
export const markMediaFailed = serviceEndpoint(
  "sync:write",
  "post",
  at(IMPORT_PATHS.mediaFailed),
  async (req) => {
    const { reason } = parseInput(mediaFailureSchema, await readJson(req, 64 * 1024));
    const doc = await mediaOf(req);
    await setFetchFailed(poolOf(req.payload), doc.id, reason);
    return { id: doc.id, state: "failed" };
  },
);

/** Query of `listMedia`. */
export const pendingMediaQuerySchema = z.object({
  tenant: z.string().min(1),
  state: z.enum(["external", "failed"]).default("external"),
  after: z.string().default(""),
  limit: z.coerce.number().int().min(1).max(1000).default(500),
});

/** Returns images of a tenant that are not stored here (external or failed), in id order. */
export const listMedia = serviceEndpoint("sync:read", "get", at(IMPORT_PATHS.media), async (req) => {
  const query = parseInput(
    pendingMediaQuerySchema,
    Object.fromEntries(new URL(req.url ?? "http://localhost").searchParams),
    "query",
  );
  const { rows } = await poolOf(req.payload).query(
    `select m.id::text, m.source_url as source, m.fetch_state as state, m.fetch_error as reason
     from media m join tenants t on t.id = m.tenant_id
     where (t.medusa_id = $1 or t.slug = $1) and m.fetch_state::text = $2 and m.filename is null and m.id::text > $3
     order by m.id::text limit $4`,
    [query.tenant, query.state, query.after, query.limit],
  );
  return { items: rows, next: rows.length === query.limit ? rows.at(-1)?.id : null };
});

function at(path: string): string {
  return path.replace(/^\/api/, "");
}

async function mediaOf(req: PayloadRequest): Promise<{ id: string; source_url: string | null }> {
  const id = z.uuid().safeParse(req.routeParams?.id);
  const { rows } = id.success
    ? await poolOf(req.payload).query<{ id: string; source_url: string | null }>(
        "select id::text, source_url from media where id = $1::uuid",
        [id.data],
      )
    : { rows: [] };
  const [doc] = rows;
  if (doc === undefined) throw new AppError("not_found", "The media document was not found.");
  return doc;
}

const nameOf = (source: string | null): string =>
  (source === null ? undefined : URL.parse(source)?.pathname.split("/").at(-1)) ?? "";
