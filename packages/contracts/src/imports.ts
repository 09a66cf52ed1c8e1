import { z } from "zod";
import { seoStateSchema } from "./states.js";

/**
 * Shopify import. `POST /admin/imports/shopify?tenant=<slug>` takes the CSV as the raw request body (`text/csv`,
 * streamed) and streams back one JSON object per line; the command line and Medusa Admin read the same stream.
 */
export const IMPORT_PATHS = {
  shopify: "/admin/imports/shopify",
  /** On Medusa: images of a tenant that are still hosted elsewhere; `GET ?tenant=&state=`, and `POST` fetches them again. */
  images: "/admin/imports/images",
  /** On Payload, service token: content of imported products. */
  content: "/api/internal/import/content",
  /** On Payload, service token: `PUT …/media/:id/file`, raw bytes of one image, at most 25 MB. */
  mediaFile: "/api/internal/import/media/:id/file",
  /** On Payload: images that are still hosted elsewhere; `GET ?tenant=&state=external|failed`. */
  media: "/api/internal/import/media",
  /** On Payload: `POST` marks a fetch as failed with a reason. */
  mediaFailed: "/api/internal/import/media/:id/failed",
} as const;

/** One line of the response stream. `line` counts from 1 in the file, the header being line 1. */
export const importLineSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("progress"),
    rows: z.number().int(),
    products: z.number().int(),
    bytes: z.number().int(),
  }),
  z.object({
    type: z.literal("issue"),
    /** `row`: the row is skipped. `note`: it is imported, changed as `reason` says. `content`: only its content is pending. */
    kind: z.enum(["row", "note", "content"]).default("row"),
    line: z.number().int(),
    handle: z.string().nullable(),
    reason: z.string(),
  }),
  z.object({
    type: z.literal("image"),
    /** Payload media id; null when content could not be stored yet. */
    media_id: z.string().nullable(),
    source: z.string(),
    state: z.enum(["stored", "external", "failed"]),
    reason: z.string().nullable(),
  }),
  z.object({
    type: z.literal("done"),
    rows: z.number().int(),
    created: z.number().int(),
    updated: z.number().int(),
    unchanged: z.number().int(),
    rejected_rows: z.number().int(),
    images: z.number().int(),
    images_pending: z.number().int(),
  }),
  z.object({ type: z.literal("failed"), reason: z.string() }),
]);
export type ImportLine = z.infer<typeof importLineSchema>;

/** Body of the content import on Payload. Never overwrites what an editor has changed. */
export const contentImportSchema = z.object({
  tenant: z.string(),
  correlationId: z.string(),
  items: z
    .array(
      z.object({
        /** Medusa product id. */
        id: z.string(),
        title: z.string(),
        html: z.string().nullable(),
        seo: seoStateSchema.pick({ title: true, description: true, keywords: true }),
        images: z.array(z.object({ source: z.string(), alt: z.string().nullable() })),
        /** True publishes the content; false leaves a draft. */
        publish: z.boolean(),
      }),
    )
    .min(1)
    .max(200),
});
export type ContentImport = z.infer<typeof contentImportSchema>;
export const contentImportResponseSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      result: z.enum(["created", "updated", "unchanged", "kept"]),
      media: z.array(
        z.object({ id: z.string(), source: z.string(), state: z.enum(["stored", "external", "failed"]) }),
      ),
    }),
  ),
});

/** The option of a product without options, in Shopify exports and in Medusa alike; storefronts show neither text. */
export const SINGLE_OPTION = { title: "Title", value: "Default Title" } as const;

/** Response of `GET IMPORT_PATHS.media` on Payload, and of `GET IMPORT_PATHS.images` on Medusa. */
export const pendingMediaSchema = z.object({
  items: z.array(
    z.object({ id: z.string(), source: z.string(), state: z.string(), reason: z.string().nullable() }),
  ),
  next: z.string().nullish(),
});
export type PendingMedia = z.infer<typeof pendingMediaSchema>["items"][number];
