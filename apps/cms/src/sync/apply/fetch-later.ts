import { newCorrelationId } from "@tandem/service-kit";
import type { Payload } from "payload";
import { jobQueues, queueReady } from "../../connections/queues";
import type { PendingMedia } from "./seed-content";

/**
 * Queues external images for the worker to fetch. When the queue is unavailable they stay `external`, and the next
 * import or retry queues them again.
 */
export async function fetchLater(
  payload: Payload,
  pending: readonly PendingMedia[],
  correlationId = newCorrelationId(),
): Promise<void> {
  const fetchable = pending.filter(({ url }) => /^https?:\/\//.test(url));
  if (fetchable.length === 0) return;
  try {
    await Promise.race([queueReady(), new Promise((resolve) => setTimeout(resolve, 1_000))]);
    await jobQueues().add(
      "media-fetch",
      fetchable.map((data) => ({ data: { ...data, correlationId }, id: data.mediaId })),
    );
  } catch (error) {
    payload.logger.warn({ err: error, pictures: fetchable.length }, "media could not be queued for fetching");
  }
}
