import {
  MEDUSA_TO_PAYLOAD_EVENTS,
  WEBHOOK_ENDPOINTS,
  WEBHOOK_LIMITS,
  WEBHOOK_PATHS,
} from "@tandem/contracts";
import { createIntake, type Intake } from "@tandem/outbox";
import { currentCorrelationId, readBody } from "@tandem/service-kit";
import { jobQueues, queueRedis } from "../connections/queues";
import { env } from "../env";
import { jsonEndpoint } from "../http/json-endpoint";

let intake: Intake | undefined;

/** Receives Medusa's signed batches: verifies them, enqueues one lane per entity and responds with 202. */
export const medusaWebhook = jsonEndpoint(
  "post",
  WEBHOOK_PATHS.medusaToPayload.replace(/^\/api/, ""),
  async (req) => {
    intake ??= createIntake({
      name: WEBHOOK_ENDPOINTS.medusaToPayload,
      secrets: env.WEBHOOK_SECRET_MEDUSA_TO_PAYLOAD,
      redis: queueRedis(),
      accept: MEDUSA_TO_PAYLOAD_EVENTS,
      onEvents: (events) => jobQueues().enqueueLanes("facts-to-payload", events),
    });
    const correlationId = currentCorrelationId();
    const answer = await intake.handle({
      rawBody: await readBody(req.body, WEBHOOK_LIMITS.maxBytes),
      headers: Object.fromEntries(req.headers.entries()),
      ...(correlationId === undefined ? {} : { correlationId }),
    });
    return Response.json(answer.body, { status: answer.status, headers: answer.headers });
  },
);
