import { newCorrelationId } from "@tandem/service-kit";
import type { Payload } from "payload";
import type { PendingMedia } from "../sync/apply/seed-content";
import { jobQueues, queueReady } from "./queues";

/**
 * Asks the worker to fetch pictures that still live elsewhere. When the queue is away the pictures stay `external` and the
 * next import or retry asks again; nothing is lost but time.
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
    payload.logger.warn(
      { err: error, pictures: fetchable.length },
      "pictures could not be queued for fetching",
    );
  }
}
