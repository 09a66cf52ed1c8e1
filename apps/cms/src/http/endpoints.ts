import type { Endpoint } from "payload";
import { domains } from "../domains/endpoints";
import { imports } from "../imports/endpoints";
import { onboarding } from "../onboarding/starter";
import { publicContent } from "../public/endpoints";
import { signOn } from "../sign-on/endpoints";
import { internalSync } from "../sync/endpoints";
import { operatorSync } from "../sync/operator-endpoints";
import { respondReady } from "./health";
import { jsonEndpoint } from "./json-endpoint";
import { medusaWebhook } from "./medusa-webhook";

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
