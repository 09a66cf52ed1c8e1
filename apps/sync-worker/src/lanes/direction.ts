import { type Direction, QUEUE, WEBHOOK_ENDPOINTS } from "@tandem/contracts";
import type { LaneJobName } from "@tandem/outbox";
import type { Services, SyncService } from "../services/sync-service.js";

/** What belongs to one direction: its queue, its job, the log endpoint that feeds it, and the state it carries. */
export const LANES = {
  medusa_to_payload: {
    queue: QUEUE.medusaToPayload,
    job: "facts-to-payload",
    endpoint: WEBHOOK_ENDPOINTS.medusaToPayload,
    side: "facts",
    source: "medusa",
    target: "payload",
  },
  payload_to_medusa: {
    queue: QUEUE.payloadToMedusa,
    job: "content-to-medusa",
    endpoint: WEBHOOK_ENDPOINTS.payloadToMedusa,
    side: "content",
    source: "payload",
    target: "medusa",
  },
} as const satisfies Record<
  Direction,
  { job: LaneJobName; side: "facts" | "content" } & Record<string, string>
>;

/** Returns the source and target service of a direction. */
export function routeOf(
  services: Services,
  direction: Direction,
): { source: SyncService; target: SyncService } {
  const lane = LANES[direction];
  return { source: services[lane.source], target: services[lane.target] };
}
