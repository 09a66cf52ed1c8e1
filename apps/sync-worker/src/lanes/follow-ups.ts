import type { Direction, LaneJob } from "@tandem/contracts";
import type { JobQueues } from "@tandem/outbox";
import type { LaneOutcome } from "../record/outcome.js";
import { LANES } from "./direction.js";

/**
 * Returns a function that sends entities through the lane of the other direction once, because the sync's own events start none.
 * Two writes need it: published content changes facts that Payload mirrors (title, thumbnail), and a tenant or store that was just
 * created in Payload has content of its own. The lane writes only what differs, so the echo ends there.
 */
export function followUps(
  queues: JobQueues,
): (direction: Direction, effects: readonly LaneOutcome[]) => Promise<void> {
  return async (direction, effects) => {
    const back = direction === "medusa_to_payload" ? "payload_to_medusa" : "medusa_to_payload";
    const lanes = effects
      .filter(direction === "payload_to_medusa" ? showsInMirror : bringsContent)
      .map(toLane);
    await queues.addLanes(LANES[back].job, lanes);
  };
}

function showsInMirror(effect: LaneOutcome): boolean {
  return effect.entity === "product";
}

function bringsContent(effect: LaneOutcome): boolean {
  return effect.action === "created" && (effect.entity === "tenant" || effect.entity === "store");
}

function toLane({ tenant, entity, id, correlationId }: LaneOutcome): LaneJob {
  return { tenant, entity, id, seq: null, reason: "event", runId: null, correlationId };
}
