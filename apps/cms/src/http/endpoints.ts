import type { Endpoint } from "payload";
import { internalSync } from "../sync/endpoints";
import { medusaWebhook } from "./medusa-webhook";

/** Every endpoint of our own below `/api`. */
export const endpoints: Endpoint[] = [medusaWebhook, ...internalSync];
