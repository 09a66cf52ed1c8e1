import { setTimeout as pause } from "node:timers/promises";
import {
  AppError,
  type ContentImport,
  contentImportResponseSchema,
  IMPORT_PATHS,
  type ImportLine,
} from "@tandem/contracts";
import { currentCorrelationId, newCorrelationId, refusalOf } from "@tandem/service-kit";
import { payloadService } from "../../auth/services";
import { log } from "../../logger";
import type { BatchOutcome } from "./write-batch";

const UNAVAILABLE = 503;
const ATTEMPTS = 8;
const PAUSE_MS = 1_500;

export type ImageLine = Extract<ImportLine, { type: "image" }>;

/** The images that Payload has now, or the reason why content of the batch is pending. */
export type ContentOutcome = { images: ImageLine[]; waits: null } | { images: ImageLine[]; waits: string };

/**
 * Sends the content and images of a batch to Payload. Never throws: the products are stored, content can be imported
 * again.
 */
export async function sendContent(tenantId: string, stored: BatchOutcome["stored"]): Promise<ContentOutcome> {
  if (stored.length === 0) return { images: [], waits: null };
  try {
    const answer = await post({
      tenant: tenantId,
      correlationId: currentCorrelationId() ?? newCorrelationId(),
      items: stored.map(({ id, draft }) => ({
        id,
        title: draft.title,
        html: draft.html,
        seo: { title: draft.seo.title, description: draft.seo.description, keywords: [] },
        images: [...draft.images],
        publish: draft.published,
      })),
    });
    const images = answer.items.flatMap(({ media }) =>
      media.map(
        ({ id, source, state }): ImageLine => ({ type: "image", media_id: id, source, state, reason: null }),
      ),
    );
    return { images, waits: null };
  } catch (error) {
    log.warn(
      { err: error, tenant: tenantId, products: stored.length },
      "Payload did not accept imported content",
    );
    const images = stored.flatMap(({ draft }) =>
      draft.images.map(
        ({ source }): ImageLine => ({
          type: "image",
          media_id: null,
          source,
          state: "external",
          reason: null,
        }),
      ),
    );
    return {
      images,
      waits: error instanceof AppError ? error.message : "Payload returned an invalid response.",
    };
  }
}

/** Sends content to Payload; retries only while a new tenant has not reached Payload yet (503). */
async function post(body: ContentImport) {
  const payload = payloadService();
  const request = { method: "POST", path: IMPORT_PATHS.content, body } as const;
  for (let attempt = 1; ; attempt += 1) {
    const response = await payload.send(request);
    if (response.ok) return contentImportResponseSchema.parse(await response.json());
    if (response.status !== UNAVAILABLE || attempt === ATTEMPTS)
      throw refusalOf(payload.name, response.status, await response.text());
    await pause(PAUSE_MS);
  }
}
