import { z } from "zod";
import { eventSchema } from "./events.js";

/** Headers of Standard Webhooks. */
export const WEBHOOK_HEADERS = {
  id: "webhook-id",
  timestamp: "webhook-timestamp",
  signature: "webhook-signature",
} as const;

/** Limits of one delivery. */
export const WEBHOOK_LIMITS = {
  maxEvents: 500,
  maxBytes: 1024 * 1024,
  toleranceSeconds: 5 * 60,
  /** How long an accepted `webhook-id` is stored; twice the tolerance on both sides, with a margin. */
  replayWindowSeconds: 60 * 60,
} as const;

/** Body of an internal delivery. */
export const webhookBatchSchema = z.object({
  type: z.literal("batch"),
  timestamp: z.iso.datetime({ offset: true }),
  data: z.object({ events: z.array(eventSchema).min(1).max(WEBHOOK_LIMITS.maxEvents) }),
});
export type WebhookBatch = z.infer<typeof webhookBatchSchema>;

/** Paths at which each service receives webhooks. */
export const WEBHOOK_PATHS = {
  medusaToPayload: "/api/webhooks/medusa",
  payloadToMedusa: "/admin/webhooks/payload",
  medusaToStorefront: "/api/webhooks/medusa",
  payloadToStorefront: "/api/webhooks/payload",
  medusaToBot: "/webhooks/medusa",
} as const;

/** Names of the webhook endpoints (consumers of a log), also the argument of a replay. */
export const WEBHOOK_ENDPOINTS = {
  medusaToPayload: "medusa-to-payload",
  payloadToMedusa: "payload-to-medusa",
  medusaToStorefront: "medusa-to-storefront",
  payloadToStorefront: "payload-to-storefront",
  medusaToBot: "medusa-to-bot",
} as const;
const webhookEndpointSchema = z.enum(WEBHOOK_ENDPOINTS);
export type WebhookEndpoint = z.infer<typeof webhookEndpointSchema>;

/** One signing secret, `whsec_` and base64 of at least 24 bytes. */
const webhookSecretSchema = z
  .string()
  .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, "must be whsec_ followed by base64 of at least 24 random bytes");

/** One or two secrets, comma separated; during a rotation both are active. */
export const webhookSecretsSchema = z
  .string()
  .transform((value) => value.split(",").map((part) => part.trim()))
  .pipe(z.array(webhookSecretSchema).min(1).max(2));
