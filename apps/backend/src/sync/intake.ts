import { PAYLOAD_TO_MEDUSA_EVENTS, WEBHOOK_ENDPOINTS } from "@tandem/contracts";
import { createIntake, createJobQueues, type Intake } from "@tandem/outbox";
import { connections } from "../connections/connections";
import { config } from "../env";

let intake: Intake | undefined;

/** Returns the receiver of Payload's webhooks: published content becomes one lane job per entity. */
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
