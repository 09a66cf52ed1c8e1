import { WEBHOOK_ENDPOINTS } from "@tandem/contracts";
import { env } from "@/env";
import { receiver } from "@/server/webhooks";

/** Receives Payload's signed batches; what they name is read again on the next request. */
export const POST = receiver(
  WEBHOOK_ENDPOINTS.payloadToStorefront,
  () => env().WEBHOOK_SECRET_PAYLOAD_TO_STOREFRONT,
);
