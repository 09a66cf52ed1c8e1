import type { ServiceTokens } from "@tandem/auth";
import { AppError, IMPORT_PATHS, type JobData } from "@tandem/contracts";
import { MAX_IMAGE_BYTES } from "@tandem/uploads";
import { asAppError } from "../queues/failure.js";
import { payloadService, refusedBy } from "../services/transport.js";
import { downloadPicture } from "./download.js";

const TIMEOUT_MS = 60_000;

export interface MediaDeps {
  cmsUrl: string;
  tokens: ServiceTokens;
  privateHosts: readonly string[];
}

/**
 * Fetches an image that is still hosted elsewhere and sends its bytes to Payload. On a final failure (or the last attempt)
 * it reports the reason to Payload and throws the error, which becomes a dead letter. A deleted media document is no failure.
 */
export async function fetchMedia(
  deps: MediaDeps,
  job: JobData<"media-fetch">,
  attempt: { last: boolean },
): Promise<void> {
  try {
    const limits = { maxBytes: MAX_IMAGE_BYTES, timeoutMs: TIMEOUT_MS, privateHosts: deps.privateHosts };
    const picture = await downloadPicture(job.url, limits);
    await send(deps, IMPORT_PATHS.mediaFile, "PUT", job.mediaId, picture.type, picture.bytes);
  } catch (thrown) {
    const error = asAppError(thrown);
    if (error.code !== "unavailable" && (!error.retryable || attempt.last)) {
      const body = Buffer.from(JSON.stringify({ tenant: job.tenant, reason: error.message }));
      await send(deps, IMPORT_PATHS.mediaFailed, "POST", job.mediaId, "application/json", body);
    }
    throw error;
  }
}

async function send(
  deps: MediaDeps,
  path: string,
  method: "PUT" | "POST",
  mediaId: string,
  type: string,
  body: Buffer,
): Promise<void> {
  const target = path.replace(":id", encodeURIComponent(mediaId));
  const response = await payloadService(deps.cmsUrl, deps.tokens).send({
    method,
    path: target,
    bytes: { type, data: new Uint8Array(body) },
  });
  const text = await response.text();
  // The document was deleted meanwhile: nothing is left to do.
  if (response.ok || response.status === 404 || response.status === 410) return;
  throw new AppError(refusedBy("payload", target, response.status, text).code, text.slice(0, 500));
}
