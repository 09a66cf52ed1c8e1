import { WEBHOOK_ENDPOINTS } from "@tandem/contracts";
import { env } from "@/env";
import { receiver } from "@/server/webhooks";

/** Receives Medusa's signed batches; what they name is read again on the next request. */
export const POST = receiver(
  WEBHOOK_ENDPOINTS.medusaToStorefront,
  () => env().WEBHOOK_SECRET_MEDUSA_TO_STOREFRONT,
);
