import type { Endpoint } from "payload";
import { signOn } from "./auth/endpoints";
import { publicContent } from "./content-api/endpoints";
import { domains } from "./domains/endpoints";
import { respondReady } from "./http/health";
import { jsonEndpoint } from "./http/json-endpoint";
import { imports } from "./shopify-import/endpoints";
import { onboarding } from "./starter-content/starter";
import { internalSync } from "./sync/endpoints";
import { medusaWebhook } from "./sync/medusa-webhook";
import { operatorSync } from "./sync/operator-endpoints";

/** `GET /api/health`: 200 when this service is ready, else 503. */
const health = jsonEndpoint("get", "/health", ({ payload }) => respondReady(payload));

/** All custom endpoints below `/api`. */
export const endpoints: Endpoint[] = [
  health,
  medusaWebhook,
  ...publicContent,
  ...internalSync,
  ...imports,
  ...operatorSync,
  ...onboarding,
  ...domains,
  ...signOn,
];
