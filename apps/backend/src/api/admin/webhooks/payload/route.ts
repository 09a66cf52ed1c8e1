import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { WEBHOOK_LIMITS } from "@tandem/contracts";
import { currentCorrelationId, readBody } from "@tandem/service-kit";
import { payloadIntake } from "../../../../sync/intake";

/** The webhook signature authenticates instead of Medusa. */
export const AUTHENTICATE = false;

/** `POST /admin/webhooks/payload`: queues Payload's events; 202, 400, 401, 413, 429 or 503. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const rawBody = await readBody(req, WEBHOOK_LIMITS.maxBytes);
  const correlationId = currentCorrelationId();
  const answer = await payloadIntake().handle({
    rawBody,
    headers: req.headers,
    ...(correlationId === undefined ? {} : { correlationId }),
  });
  res.status(answer.status).set(answer.headers).json(answer.body);
}
