import type { Direction, LaneJob } from "@tandem/contracts";
import type { JobQueues } from "@tandem/outbox";
import { LANES } from "./direction.js";
import type { LaneOutcome } from "./outcome.js";

/**
 * Events of our own writes are marked as such and ask for no lane; that ends the echo. Two writes make the other direction differ
 * all the same, so their entities pass its lane once, which writes only what differs:
 * published content changes facts the mirror in Payload shows as well (title, thumbnail), and a tenant or store that has just
 * arrived in Payload has content of its own from the start.
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
