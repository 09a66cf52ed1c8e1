import { IMPORT_PATHS, type PendingMedia, pendingMediaSchema } from "@tandem/contracts";
import { createJobQueues, type JobQueues } from "@tandem/outbox";
import { newCorrelationId } from "@tandem/service-kit";
import { payloadService } from "../../auth/services";
import { connections } from "../../connections/connections";

const STATES = ["failed", "external"] as const;
const PAGE = 500;

let queues: JobQueues | undefined;

/** Returns at most `limit` images of a tenant (Medusa id) that are still at their old URL, failed ones first. */
export async function listPendingImages(tenantId: string, limit: number): Promise<PendingMedia[]> {
  const found: PendingMedia[] = [];
  for (const state of STATES) {
    let after = "";
    while (found.length < limit) {
      const { items, next } = await page(tenantId, state, after, Math.min(PAGE, limit - found.length));
      found.push(...items);
      if (next === null || next === undefined || items.length === 0) break;
      after = next;
    }
  }
  return found;
}

/** Queues every image with a web URL to be fetched again; returns how many. */
export async function retryImages(tenantId: string, images: readonly PendingMedia[]): Promise<number> {
  queues ??= createJobQueues(connections().queueRedis);
  const fetchable = images.filter(({ source }) => /^https?:/i.test(source));
  const correlationId = newCorrelationId();
  await queues.add(
    "media-fetch",
    fetchable.map(({ id, source }) => ({
      id,
      data: { tenant: tenantId, mediaId: id, url: source, correlationId },
    })),
  );
  return fetchable.length;
}

const page = (tenant: string, state: string, after: string, limit: number) =>
  payloadService().call({
    method: "GET",
    path: IMPORT_PATHS.media,
    query: { tenant, state, after, limit },
    response: pendingMediaSchema,
  });
