import type { MiddlewareRoute } from "@medusajs/framework/http";
import { WEBHOOK_PATHS } from "@tandem/contracts";

/** The signature covers the raw bytes: nothing may parse them first. */
export const webhookMiddlewares: MiddlewareRoute[] = [
  { matcher: WEBHOOK_PATHS.payloadToMedusa, methods: ["POST"], bodyParser: false },
];
