import { PAYLOAD_TO_MEDUSA_EVENTS, WEBHOOK_ENDPOINTS } from "@tandem/contracts";
import { createIntake, createJobQueues, type Intake } from "@tandem/outbox";
import { config } from "../env";
import { connections } from "./connections";

let intake: Intake | undefined;

/** The receiving end of Payload's webhooks: what was published becomes one lane job per entity. */
export function payloadIntake(): Intake {
  intake ??= create();
  return intake;
}

function create(): Intake {
  const redis = connections().queueRedis;
  const queues = createJobQueues(redis);
  return createIntake({
    name: WEBHOOK_ENDPOINTS.payloadToMedusa,
    secrets: config().webhookSecrets.payloadToMedusa,
    redis,
    accept: PAYLOAD_TO_MEDUSA_EVENTS,
    onEvents: (events) => queues.enqueueLanes("content-to-medusa", events),
  });
}
