import {
  collectionTriggerBodySchema,
  directionStatusSchema,
  historyResponseSchema,
  runStartedSchema,
  syncStatusSchema,
  WEBHOOK_PATHS,
} from "@tandem/contracts";
import { type Operation, webhookOperation } from "@tandem/service-kit/api-reference";
import { z } from "zod";
import { documentQuerySchema } from "../../sync/operator-endpoints";

const sync = { tag: "Sync" } as const;
const flowSchema = directionStatusSchema.pick({ status: true, last_sync: true, lag_seconds: true });

/** Calls of sync operators and editors, and the webhook that Medusa calls. */
export const SYNC_OPERATIONS: readonly Operation[] = [
  {
    ...sync,
    method: "get",
    path: "/api/sync/status",
    summary: "Get the status of both directions, dead letters and webhook endpoints",
    answer: syncStatusSchema,
  },
  {
    ...sync,
    method: "post",
    path: "/api/sync/trigger",
    summary: "Start a run for a collection, or for some of its documents",
    body: collectionTriggerBodySchema,
    answer: runStartedSchema,
    status: 202,
  },
  {
    ...sync,
    method: "get",
    path: "/api/sync/document",
    summary: "Get the timeline of a document",
    query: documentQuerySchema,
    answer: historyResponseSchema,
  },
  {
    ...sync,
    method: "get",
    path: "/api/sync/pulse",
    summary: "Get the status of both directions without counts",
    answer: z.object({ medusa_to_payload: flowSchema, payload_to_medusa: flowSchema }),
  },
  webhookOperation(WEBHOOK_PATHS.medusaToPayload, "Receive what changed in Medusa"),
];
