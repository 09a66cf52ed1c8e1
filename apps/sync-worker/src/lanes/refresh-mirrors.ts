import type { Direction, LaneJob } from "@tandem/contracts";
import type { JobQueues } from "@tandem/outbox";
import type { LaneOutcome } from "./outcome.js";

/**
 * Published content changes facts the mirror in Payload shows as well (title, thumbnail), and the event of that write is
 * marked as ours and goes nowhere. So the products it touched pass their facts lane once, which writes only what differs.
 */
export function refreshMirrors(
  queues: JobQueues,
): (direction: Direction, effects: readonly LaneOutcome[]) => Promise<void> {
  return async (direction, effects) => {
    if (direction !== "payload_to_medusa") return;
    const lanes = effects
      .filter((effect) => effect.entity === "product")
      .map(
        (effect): LaneJob => ({
          tenant: effect.tenant,
          entity: effect.entity,
          id: effect.id,
          seq: null,
          reason: "event",
          runId: null,
          correlationId: effect.correlationId,
        }),
      );
    await queues.addLanes("facts-to-payload", lanes);
  };
}
