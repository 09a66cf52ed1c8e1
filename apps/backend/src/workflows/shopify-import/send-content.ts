import { setTimeout as pause } from "node:timers/promises";
import {
  AppError,
  type ContentImport,
  contentImportResponseSchema,
  errorBodySchema,
  IMPORT_PATHS,
  type ImportLine,
} from "@tandem/contracts";
import { CORRELATION_HEADER, currentCorrelationId, newCorrelationId } from "@tandem/service-kit";
import { config } from "../../env";
import { serviceTokens } from "../../http/keycloak";
import { log } from "../../logging/logger";
import type { BatchOutcome } from "./write-batch";

const TIMEOUT_MS = 60_000;
const ATTEMPTS = 8;
const PAUSE_MS = 1_500;

export type ImageLine = Extract<ImportLine, { type: "image" }>;

/** Pictures Payload knows now, or the reason why content of the batch waits. */
export type ContentOutcome = { images: ImageLine[]; waits: null } | { images: ImageLine[]; waits: string };

/** Hands the stories and pictures of a batch to Payload. Never raises: commerce is in, content can follow by importing again. */
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
      "Payload did not take imported content",
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
    return { images, waits: error instanceof AppError ? error.message : "Payload gave no usable answer." };
  }
}

/** A tenant made a moment ago may still be on its way to Payload; that is waited for, everything else is not. */
async function post(body: ContentImport) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await postOnce(body);
    } catch (error) {
      const waiting = error instanceof AppError && error.code === "unavailable" && attempt < ATTEMPTS;
      if (!waiting) throw error;
      await pause(PAUSE_MS);
    }
  }
}

async function postOnce(body: ContentImport) {
  let response: Response;
  try {
    response = await fetch(`${config().urls.cms}${IMPORT_PATHS.content}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${await serviceTokens.get()}`,
        "content-type": "application/json",
        [CORRELATION_HEADER]: body.correlationId,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (cause) {
    throw new AppError("upstream_failed", "Payload cannot be reached.", { cause });
  }
  const json: unknown = await response.json().catch(() => undefined);
  if (response.ok) return contentImportResponseSchema.parse(json);
  const refusal = errorBodySchema.safeParse(json);
  throw new AppError(
    response.status === 503 ? "unavailable" : "upstream_failed",
    refusal.success ? refusal.data.message : `Payload answered ${response.status}.`,
  );
}
